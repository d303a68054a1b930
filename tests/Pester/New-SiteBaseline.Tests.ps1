Describe 'New-SiteBaseline' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $root = New-Item -ItemType Directory (Join-Path $TestDrive 'web')
        $null = New-Item -ItemType Directory (Join-Path $root 'wp-includes'), (Join-Path $root 'wp-content/uploads')
        Set-Content -LiteralPath (Join-Path $root 'index.php') -Value '<?php require "wp-blog-header.php";'
        Set-Content -LiteralPath (Join-Path $root 'wp-includes/version.php') -Value "<?php`n`$wp_version = '6.1.9';"
        $null = Register-SopSite pn-contoh -DocumentRoot $root
        $null = Register-SopSite pn-kosong
    }

    It 'makes a baseline and says what it holds' {
        $made = New-SiteBaseline pn-contoh -By 'Nama Petugas'

        $made | Should -BeOfType SopWebsite.Monitoring.Baseline.SiteBaseline
        $made.Files | Should -Be 2
        $made.Number | Should -Be 1
        $made.By | Should -Be 'Nama Petugas'
        "$($made.Cms)" | Should -Be 'WordPress 6.1.9'
        $made.Digest | Should -Match '^[0-9a-f]{64}$'
        $made.Suspects | Should -BeNullOrEmpty
        (Get-SopEscalation -Event Note | Select-Object -Last 1).Evidence | Should -Match $made.Digest
    }

    It 'makes nothing under -WhatIf' {
        $before = (Get-FileHash -LiteralPath $env:SOPWEBSITE_REGISTER).Hash
        New-SiteBaseline pn-contoh -WhatIf
        (Get-FileHash -LiteralPath $env:SOPWEBSITE_REGISTER).Hash | Should -Be $before
    }

    It 'reports <Id> and goes on with the next site' -ForEach @(
        @{ Name = 'tak-ada'; Id = 'SopSiteNotFound' }
        @{ Name = 'pn-kosong'; Id = 'SopSiteWithoutRoot' }
    ) {
        $made = New-SiteBaseline $Name, pn-contoh -ErrorVariable failures -ErrorAction SilentlyContinue

        @($failures).Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -Be "$Id,SopWebsite.PowerShell.Cmdlets.Monitoring.NewSiteBaselineCommand"
        $made.Site | Should -Be 'pn-contoh'
    }

    It 'takes of a pattern the sites that have files' {
        @(New-SiteBaseline 'pn-*').Site | Should -Be 'pn-contoh'
        @(Get-SopSite pn-contoh | New-SiteBaseline -Full).Site | Should -Be 'pn-contoh'
    }

    It 'warns of what looks like an intruder''s' {
        Set-Content -LiteralPath (Join-Path $root 'wp-content/uploads/x.php') -Value '<?php @eval($_POST["c"]);'

        $made = New-SiteBaseline pn-contoh -WarningVariable warnings -WarningAction SilentlyContinue

        @($warnings).Count | Should -Be 1
        $made.Suspects[0].Path | Should -Be 'wp-content/uploads/x.php'
        $made.Suspects[0].Severity | Should -Be 'Critical'
        $made.Suspects[0].Evidence.Path | Should -Match '\.txt$'
    }
}
