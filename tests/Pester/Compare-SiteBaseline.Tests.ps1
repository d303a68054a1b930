Describe 'Compare-SiteBaseline' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $root = New-Item -ItemType Directory (Join-Path $TestDrive 'web')
        $null = New-Item -ItemType Directory (Join-Path $root 'images'), (Join-Path $root 'cache')
        foreach ($name in 'index.php', 'a.css', 'b.css', 'images/foto.jpg') {
            Set-Content -LiteralPath (Join-Path $root $name) -Value "isi $name"
        }
        $null = Register-SopSite pn-contoh -DocumentRoot $root
        $null = Register-SopSite pn-tanpa -DocumentRoot $root
        $null = New-SiteBaseline pn-contoh
    }

    It 'finds nothing where nothing changed' {
        $found = Compare-SiteBaseline pn-contoh

        $found | Should -BeOfType SopWebsite.Monitoring.Baseline.BaselineComparison
        $found.Verdict | Should -Be 'Unchanged'
        $found.Files | Should -Be 4
        $found.Findings | Should -BeNullOrEmpty
    }

    It 'tells new, changed, missing and renamed files, the gravest first' {
        Set-Content -LiteralPath (Join-Path $root 'images/x.php') -Value '<?php @eval($_POST["c"]);'
        Set-Content -LiteralPath (Join-Path $root 'index.php') -Value 'lain'
        Remove-Item -LiteralPath (Join-Path $root 'a.css')
        Move-Item -LiteralPath (Join-Path $root 'b.css') (Join-Path $root 'c.css')

        $findings = Compare-SiteBaseline pn-contoh -Detailed

        $findings | Should -BeOfType SopWebsite.Monitoring.Baseline.BaselineFinding
        $findings[0].Path | Should -Be 'images/x.php'
        $findings[0].Severity | Should -Be 'Critical'
        $findings[0].Reasons.Count | Should -BeGreaterThan 1
        Test-Path -LiteralPath $findings[0].Evidence.Path | Should -BeTrue
        ($findings | Sort-Object Kind).Kind | Should -Be 'New', 'Changed', 'Missing', 'Renamed'
        ($findings | Where-Object Kind -EQ Renamed).OldPath | Should -Be 'b.css'
        (Compare-SiteBaseline pn-contoh).Verdict | Should -Be 'Suspicious'
    }

    It 'writes nothing under -WhatIf' {
        $before = (Get-FileHash -LiteralPath $env:SOPWEBSITE_REGISTER).Hash
        (Compare-SiteBaseline pn-contoh -Update -WhatIf).Suspicious | Should -Be 1
        (Get-FileHash -LiteralPath $env:SOPWEBSITE_REGISTER).Hash | Should -Be $before
    }

    It 'accepts what was found with -Update' {
        $null = Compare-SiteBaseline pn-contoh -Update -By 'Nama Petugas' -Confirm:$false

        (Compare-SiteBaseline pn-contoh -Full).Verdict | Should -Be 'Unchanged'
        (Get-SiteBaseline pn-contoh).By | Should -Be 'Nama Petugas'
    }

    It 'tells a site without a baseline, and goes on' {
        $found = Compare-SiteBaseline pn-tanpa, pn-contoh -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -Be 'SopBaselineNotFound,SopWebsite.PowerShell.Cmdlets.Monitoring.CompareSiteBaselineCommand'
        $failures[0].TargetObject | Should -Be 'pn-tanpa'
        $found.Site | Should -Be 'pn-contoh'
    }
}
