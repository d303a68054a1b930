Describe 'Loading' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $shell = (Get-Process -Id $PID).Path
        # In a process of its own: what is loaded stays loaded.
        function Invoke-Fresh([string] $Script) {
            $env:SOP_TEST_MANIFEST = $manifest
            & $shell -NoProfile -NonInteractive -Command "`$ErrorActionPreference = 'Stop'; $Script"
        }
    }

    It 'opens no third-party assembly on import' {
        Invoke-Fresh 'Import-Module $env:SOP_TEST_MANIFEST; @([AppDomain]::CurrentDomain.GetAssemblies() | ? { $_.GetName().Name -in "SopWebsite.Adapters", "ClosedXML", "Dapper", "YamlDotNet" }).Count' |
            Should -Be 0
    }

    It 'can be imported again, and after it was removed' {
        Invoke-Fresh 'Import-Module $env:SOP_TEST_MANIFEST; Import-Module $env:SOP_TEST_MANIFEST -Force; Remove-Module SopWebsite; Import-Module $env:SOP_TEST_MANIFEST; @(Get-SopSite).Count' |
            Should -Be 0
    }

    It 'keeps its third-party assemblies out of everyone else''s way' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
        Invoke-Fresh 'Import-Module $env:SOP_TEST_MANIFEST; $null = Get-SopSite; @([Runtime.Loader.AssemblyLoadContext]::Default.Assemblies | ? { $_.GetName().Name -in "SopWebsite.Adapters", "Dapper", "ClosedXML" }).Count' |
            Should -Be 0
    }

    It 'uses its own assemblies though others of the same name are loaded' -Skip:($PSVersionTable.PSEdition -ne 'Core') {
        $env:SOP_TEST_FOREIGN = Join-Path $TestDrive 'Dapper.dll'
        Invoke-Fresh ('Add-Type -TypeDefinition "namespace Dapper { public static class SqlMapper { } }" -OutputAssembly $env:SOP_TEST_FOREIGN; ' +
            '$foreign = [Reflection.Assembly]::LoadFrom($env:SOP_TEST_FOREIGN); $null = $foreign.GetType("Dapper.SqlMapper", $true); ' +
            'Import-Module $env:SOP_TEST_MANIFEST; $null = Register-SopSite pn-bentrok -Register (Join-Path (Split-Path $env:SOP_TEST_FOREIGN) "bentrok.db"); ' +
            '(Get-SopSite -Register (Join-Path (Split-Path $env:SOP_TEST_FOREIGN) "bentrok.db")).Name') | Should -Be 'pn-bentrok'
    }

    It 'works in every culture' {
        foreach ($culture in 'en-US', 'id-ID', 'de-DE', 'tr-TR') {
            Invoke-Fresh "[cultureinfo]::CurrentCulture = '$culture'; [cultureinfo]::CurrentUICulture = '$culture'; Import-Module `$env:SOP_TEST_MANIFEST; (Test-SopEscalationLog).IsValid" |
                Should -Be 'True' -Because $culture
        }
    }
}
