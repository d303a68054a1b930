$edition = if ($PSVersionTable.PSEdition -eq 'Core') { 'net8.0' } else { 'net472' }
Import-Module (Join-Path $PSScriptRoot "bin/$edition/SopWebsite.PowerShell.dll")
Export-ModuleMember -Cmdlet *
