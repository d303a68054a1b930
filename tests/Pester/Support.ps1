# Dot-sourced in each file's BeforeAll: the packaged module, and a register of the file's own.
$manifest = $env:SOPWEBSITE_MODULE
if (-not $manifest) {
    $manifest = Get-ChildItem -Path (Join-Path $PSScriptRoot '../../out/SopWebsite') -Filter SopWebsite.psd1 -Recurse |
        Sort-Object LastWriteTime | Select-Object -Last 1 -ExpandProperty FullName
}
Import-Module $manifest -ErrorAction Stop
# While tests are being discovered there is no such drive yet, and no register is opened.
if (Get-Variable TestDrive -ErrorAction Ignore) { $env:SOPWEBSITE_REGISTER = Join-Path $TestDrive 'register.db' }
