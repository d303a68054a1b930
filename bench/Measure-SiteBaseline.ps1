#!/usr/bin/env pwsh
<#
.SYNOPSIS
    Times New-SiteBaseline and Compare-SiteBaseline, incremental and full, beside sha256sum over the same files.
.DESCRIPTION
    Makes a tree of its own: scripts, pages and pictures of 1 to 64 KB in folders of 100. Each round takes all measures in turn; the first
    round warms up and does not count. Times are of the cmdlet within a session that has the module loaded, and of the whole sha256sum.
#>
[CmdletBinding()]
param([int] $Files = 20000, [int] $Rounds = 3, [string] $Module = (Join-Path $PSScriptRoot '../out/SopWebsite'))

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
Import-Module $Module
$folder = Join-Path ([IO.Path]::GetTempPath()) "sopwebsite-bench-$PID"
try {
    $root = Join-Path $folder 'web'
    $random = [Random]::new(1)
    $endings = 'php', 'php', 'php', 'css', 'js', 'jpg', 'png', 'html'
    $bytes = 0L
    foreach ($n in 0..($Files - 1)) {
        $place = Join-Path $root ('{0:d3}' -f [int][Math]::Floor($n / 100))
        if ($n % 100 -eq 0) { $null = New-Item -ItemType Directory -Path $place -Force }
        $ending = $endings[$n % $endings.Count]
        $length = $random.Next(1024, 65536)
        $content = [byte[]]::new($length)
        if ($ending -in 'jpg', 'png') { $random.NextBytes($content) }
        else {
            $text = if ($ending -eq 'php') { '<?php function f($a) { return strtolower($a) . "x"; } ' } else { 'body { margin: 0; } ' }
            $content = [Text.Encoding]::ASCII.GetBytes(($text * [int][Math]::Ceiling($length / $text.Length)).Substring(0, $length))
        }
        [IO.File]::WriteAllBytes((Join-Path $place "$n.$ending"), $content)
        $bytes += $length
    }
    $register = Join-Path $folder 'register.db'
    $null = Register-SopSite bench -DocumentRoot $root -Register $register
    $measures = [ordered]@{
        'sha256sum'                       = { bash -c "find '$root' -type f -print0 | xargs -0 sha256sum > /dev/null" }
        'New-SiteBaseline -Full'          = { $null = New-SiteBaseline bench -Full -Register $register }
        'New-SiteBaseline (incremental)'  = { $null = New-SiteBaseline bench -Register $register }
        'Compare-SiteBaseline'            = { $null = Compare-SiteBaseline bench -Register $register }
        'Compare-SiteBaseline -Full'      = { $null = Compare-SiteBaseline bench -Full -Register $register }
    }
    $times = @{}
    foreach ($round in 0..$Rounds) {
        foreach ($name in $measures.Keys) {
            $taken = (Measure-Command $measures[$name]).TotalMilliseconds
            if ($round -gt 0) { $times[$name] = @($times[$name] | Where-Object { $_ }) + $taken }
        }
    }
    Write-Output "$Files files, $([Math]::Round($bytes / 1MB)) MB, median of $Rounds"
    foreach ($name in $measures.Keys) {
        $sorted = @($times[$name] | Sort-Object)
        Write-Output ('{0,-32} {1,8:N0} ms' -f $name, $sorted[[int][Math]::Floor($sorted.Count / 2)])
    }
    Write-Output "Peak memory of the session: $([Math]::Round((Get-Process -Id $PID).PeakWorkingSet64 / 1MB)) MB"
}
finally {
    if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse -Force }
}
