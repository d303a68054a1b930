#!/usr/bin/env pwsh
<#
.SYNOPSIS
    Builds, tests and packages the SopWebsite module. Needs dotnet and PowerShell alone.
.DESCRIPTION
    Build    both editions into out/SopWebsite/<version>/ (the default)
    Test     Build, then the Pester suite on what was built
    Docs     Build, then the offline help and a check of docs/cmdlets (needs Microsoft.PowerShell.PlatyPS)
    Analyze  PSScriptAnalyzer over the scripts (skipped with a warning where it is not installed)
    Package  Build and Docs, then a zip beside the folder
    Demo     the main job on a sample site
.EXAMPLE
    ./build.ps1
    Import-Module ./out/SopWebsite
.EXAMPLE
    ./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Docs', 'Analyze', 'Package', 'Demo')]
    [string[]] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # Where the module is put.
    [string] $Output = (Join-Path $PSScriptRoot 'out'),

    # Take the assemblies that an earlier dotnet build left.
    [switch] $NoBuild,

    # Put WinSCP (GPL) into the module's lib folder. Its package must be served by the registry.
    [switch] $BundleWinScp
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$manifest = Import-PowerShellDataFile (Join-Path $PSScriptRoot 'SopWebsite.psd1')
$moduleFolder = [IO.Path]::Combine($Output, 'SopWebsite', $manifest.ModuleVersion)
$runtimes = 'win-x64', 'win-x86', 'win-arm64', 'linux-x64', 'linux-arm64', 'linux-arm', 'linux-musl-x64', 'osx-x64', 'osx-arm64'

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE." }
}

function Copy-Edition([string] $Framework) {
    $from = [IO.Path]::Combine($PSScriptRoot, 'src', 'SopWebsite.PowerShell', 'bin', $Configuration, $Framework)
    $to = [IO.Path]::Combine($moduleFolder, 'bin', $Framework)
    $deps = Join-Path $to 'deps'
    $null = New-Item -ItemType Directory -Path $deps -Force
    foreach ($file in Get-ChildItem -LiteralPath $from -Filter *.dll) {
        $own = $file.Name -in 'SopWebsite.PowerShell.dll', 'SopWebsite.dll'
        Copy-Item -LiteralPath $file.FullName -Destination $(if ($own) { $to } else { $deps })
    }
    Get-ChildItem -LiteralPath $from -Filter 'SopWebsite*.pdb' | Where-Object Name -NE 'SopWebsite.Adapters.pdb' | Copy-Item -Destination $to
}

function Copy-NativeLibrary([string] $Framework, [string[]] $Runtime) {
    $from = [IO.Path]::Combine($PSScriptRoot, 'src', 'SopWebsite.PowerShell', 'bin', $Configuration, 'net8.0', 'runtimes')
    foreach ($name in $Runtime) {
        $target = [IO.Path]::Combine($moduleFolder, 'bin', $Framework, 'deps', 'runtimes', $name, 'native')
        $null = New-Item -ItemType Directory -Path $target -Force
        Copy-Item -Path ([IO.Path]::Combine($from, $name, 'native', '*e_sqlite3.*')) -Destination $target
    }
}

function Invoke-Build {
    if (-not $NoBuild) {
        $bundle = if ($BundleWinScp) { '-p:BundleWinScp=true' }
        Invoke-Dotnet build (Join-Path $PSScriptRoot 'src/SopWebsite.PowerShell') --configuration $Configuration --nologo --verbosity quiet @bundle
    }
    # What an earlier build left must not linger in the package.
    if (Test-Path -LiteralPath $moduleFolder) { Remove-Item -LiteralPath $moduleFolder -Recurse -Force }
    $null = New-Item -ItemType Directory -Path $moduleFolder -Force
    foreach ($name in 'SopWebsite.psd1', 'SopWebsite.psm1', 'LICENSE', 'formats', 'procedures', 'calendars', 'lexicons', 'patterns', 'rules') {
        Copy-Item -LiteralPath (Join-Path $PSScriptRoot $name) -Destination $moduleFolder -Recurse
    }
    Copy-Edition net8.0
    Copy-NativeLibrary net8.0 $runtimes
    Copy-Edition net472
    Copy-NativeLibrary net472 ($runtimes -like 'win-*')
    if ($BundleWinScp) {
        Copy-Item -Recurse -Destination (Join-Path $moduleFolder 'lib') -LiteralPath (
            [IO.Path]::Combine($PSScriptRoot, 'src', 'SopWebsite.Adapters', 'bin', $Configuration, 'winscp'))
    }
    if (Get-Module -ListAvailable Microsoft.PowerShell.PlatyPS) { Export-Help }
    Write-Output "Built $moduleFolder"
}

function Export-Help {
    Import-Module Microsoft.PowerShell.PlatyPS
    $staging = Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid().ToString('N'))
    try {
        $pages = Get-ChildItem -Path (Join-Path $PSScriptRoot 'docs/cmdlets') -Filter *-*.md
        $null = $pages | Import-MarkdownCommandHelp | Export-MamlCommandHelp -OutputFolder $staging -Force
        $help = New-Item -ItemType Directory -Path (Join-Path $moduleFolder 'en-US') -Force
        Get-ChildItem -LiteralPath $staging -Recurse -Filter *.xml |
            Copy-Item -Destination (Join-Path $help.FullName 'SopWebsite.PowerShell.dll-Help.xml')
        Get-ChildItem -Path (Join-Path $PSScriptRoot 'docs/about') -Filter 'about_*.md' | ForEach-Object {
            Copy-Item -LiteralPath $_.FullName -Destination (Join-Path $help.FullName "$($_.BaseName).help.txt")
        }
    }
    finally {
        if (Test-Path -LiteralPath $staging) { Remove-Item -LiteralPath $staging -Recurse -Force }
    }
}

function Invoke-Docs {
    if (-not (Get-Module -ListAvailable Microsoft.PowerShell.PlatyPS)) {
        throw 'Docs needs the module Microsoft.PowerShell.PlatyPS 1.0 or later: Install-PSResource Microsoft.PowerShell.PlatyPS'
    }
    Import-Module Microsoft.PowerShell.PlatyPS
    $faults = Get-ChildItem -Path (Join-Path $PSScriptRoot 'docs/cmdlets') -Filter *-*.md |
        ForEach-Object { Test-MarkdownCommandHelp -LiteralPath $_.FullName -DetailView } | Where-Object { -not $_.IsValid }
    if ($faults) { throw ($faults | Out-String) }
    Write-Output 'docs/cmdlets fits the PlatyPS schema.'
}

function Invoke-Test {
    $pester = Get-Module -ListAvailable Pester | Where-Object Version -GE '5.0' | Sort-Object Version -Descending | Select-Object -First 1
    if (-not $pester) { throw 'Test needs Pester 5 or later: Install-PSResource Pester' }
    Import-Module $pester.Path
    $env:SOPWEBSITE_MODULE = Join-Path $moduleFolder 'SopWebsite.psd1'
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = Join-Path $PSScriptRoot 'tests/Pester'
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = 'Normal'
    $configuration.TestResult.Enabled = $true
    $configuration.TestResult.OutputPath = Join-Path $Output 'pester.xml'
    $result = Invoke-Pester -Configuration $configuration
    if ($result.FailedCount -gt 0 -or $result.FailedBlocksCount -gt 0 -or $result.FailedContainersCount -gt 0 -or $result.TotalCount -eq 0) {
        throw "$($result.FailedCount) of $($result.TotalCount) Pester tests failed."
    }
}

function Invoke-Analyze {
    if (-not (Get-Module -ListAvailable PSScriptAnalyzer)) {
        Write-Warning 'PSScriptAnalyzer is not installed: nothing was analyzed.'
        return
    }
    $settings = Join-Path $PSScriptRoot 'PSScriptAnalyzerSettings.psd1'
    $scripts = Get-ChildItem -Path $PSScriptRoot -Recurse -Include *.ps1, *.psm1, *.psd1 |
        Where-Object FullName -NotLike (Join-Path $Output '*')
    $findings = @($scripts | ForEach-Object { Invoke-ScriptAnalyzer -Path $_.FullName -Settings $settings })
    foreach ($finding in $findings) { Write-Warning "$($finding.ScriptName):$($finding.Line) $($finding.RuleName): $($finding.Message)" }
    if ($findings) { throw "$($findings.Count) findings." }
    Write-Output "$(@($scripts).Count) scripts, no findings."
}

function Invoke-Package {
    Invoke-Docs
    $zip = Join-Path $Output "SopWebsite-$($manifest.ModuleVersion).zip"
    Compress-Archive -LiteralPath (Join-Path $Output 'SopWebsite') -DestinationPath $zip -Force
    Write-Output "Packed $zip"
}

foreach ($name in $Task) {
    switch ($name) {
        'Build' { Invoke-Build }
        'Test' { Invoke-Build; Invoke-Test }
        'Docs' { Invoke-Build; Invoke-Docs }
        'Analyze' { Invoke-Analyze }
        'Package' { Invoke-Build; Invoke-Package }
        'Demo' { Invoke-Dotnet run --project (Join-Path $PSScriptRoot 'src/SopWebsite.Runner') -- demo }
    }
}
