Describe 'Enable-SiteAccess' -Skip:$IsWindows {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $mark = Join-Path $TestDrive 'mati'
        $root = New-Item -ItemType Directory (Join-Path $TestDrive 'web')
        Set-Content -LiteralPath (Join-Path $root 'index.php') -Value '<?php'
        $null = Register-SopSite sipp -Kind Sipp -DocumentRoot $root -BackupPath (Join-Path $TestDrive 'sets') -AccessOffCommand touch, $mark -AccessOnCommand rm, -f, $mark
        $null = Register-SopSite pn-contoh
    }

    It 'switches access on, whatever it was' {
        Set-Content -LiteralPath $mark -Value ''
        $state = Enable-SiteAccess sipp -PassThru
        $state | Should -BeOfType SopWebsite.Backups.Access.SiteAccessState
        $state.OffSince | Should -BeNullOrEmpty
        $mark | Should -Not -Exist
        Enable-SiteAccess sipp | Should -BeNullOrEmpty
    }

    It 'does nothing under -WhatIf' {
        Set-Content -LiteralPath $mark -Value ''
        Enable-SiteAccess sipp -WhatIf
        $mark | Should -Exist
        Enable-SiteAccess sipp
    }

    It 'is not needed after a backup' {
        (Backup-Website sipp).State | Should -Be 'Complete'
        $mark | Should -Not -Exist
        (Get-SopEscalation).FollowUp | Should -Contain 'sipp: akses dinyalakan.'
    }

    It 'is told of loudly where it fails' {
        Set-SopSite sipp -AccessOnCommand false
        { Backup-Website sipp -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteAccessOff,*'
        $mark | Should -Exist
        Set-SopSite sipp -AccessOnCommand rm, -f, $mark
        (Enable-SiteAccess sipp -PassThru).OffSince | Should -Not -BeNullOrEmpty
        $mark | Should -Not -Exist
    }

    It 'refuses a site without the programs, and half a pair of them' {
        { Enable-SiteAccess pn-contoh -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteAccessNone,*'
        { Set-SopSite pn-contoh -AccessOffCommand false -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteAccessInvalid,*'
    }
}
