# No cmdlet of another module is called here: loading that module would cost more than importing this one.
$edition = if ($PSVersionTable.PSEdition -eq 'Core') { 'net8.0' } else { 'net472' }
Import-Module "$PSScriptRoot/bin/$edition/SopWebsite.PowerShell.dll"
Export-ModuleMember -Cmdlet *
