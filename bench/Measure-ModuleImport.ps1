#!/usr/bin/env pwsh
<#
.SYNOPSIS
    Times a bare start of this PowerShell against one that imports the packaged module, in turn, and prints both medians.
.EXAMPLE
    ./build.ps1; ./bench/Measure-ModuleImport.ps1
#>
[CmdletBinding()]
param(
    [int] $Rounds = 10,
    [string] $Module = (Join-Path $PSScriptRoot '../out/SopWebsite')
)

$shell = (Get-Process -Id $PID).Path
$manifest = (Get-ChildItem -Path $Module -Filter SopWebsite.psd1 -Recurse | Sort-Object LastWriteTime | Select-Object -Last 1).FullName

function Measure-Start([string] $Command) {
    (Measure-Command { & $shell -NoProfile -NonInteractive -Command $Command }).TotalMilliseconds
}

function Get-Median([double[]] $Value) {
    $sorted = @($Value | Sort-Object)
    ($sorted[[math]::Floor(($sorted.Count - 1) / 2)] + $sorted[[math]::Floor($sorted.Count / 2)]) / 2
}

$bare = [Collections.Generic.List[double]]::new()
$import = [Collections.Generic.List[double]]::new()
# The first round warms the file cache and is not counted.
foreach ($round in 0..$Rounds) {
    $bareTime = Measure-Start 'exit'
    $importTime = Measure-Start "Import-Module '$manifest'; exit"
    if ($round -eq 0) { continue }
    $bare.Add($bareTime)
    $import.Add($importTime)
}

[pscustomobject]@{
    Rounds        = $Rounds
    BareMs        = [math]::Round((Get-Median $bare), 1)
    ImportMs      = [math]::Round((Get-Median $import), 1)
    DifferenceMs  = [math]::Round((Get-Median $import) - (Get-Median $bare), 1)
}
