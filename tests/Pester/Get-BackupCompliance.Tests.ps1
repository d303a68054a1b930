Describe 'Get-BackupCompliance' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $root = New-Item -ItemType Directory (Join-Path $TestDrive 'web')
        Set-Content -LiteralPath (Join-Path $root 'index.php') -Value '<?php'
        $null = Register-SopSite pn-contoh -DocumentRoot $root -BackupPath (Join-Path $TestDrive 'sets') -BackupWithin 2
        $null = Register-SopSite pa-contoh
        $disk = New-Item -ItemType Directory (Join-Path $TestDrive 'hdd')
        $null = Register-BackupMedium HDD-01 HardDisk -Folder $disk.FullName
        $null = Backup-Website pn-contoh | Copy-WebsiteBackup -Medium HDD-01
    }

    It 'shows each part of the rule with its reason' {
        $found = Get-BackupCompliance pn-contoh
        $found | Should -BeOfType SopWebsite.Backups.Media.BackupCompliance
        $found.Verdict | Should -Be 'Lacking'
        $found.Copies, $found.WithinWorkingDays, $found.AgeInWorkingDays | Should -Be 2, 2, 0
        $found.Rules.Rule | Should -Be 'Copies', 'Media', 'OffSite', 'Age'
        $found.Rules.IsMet | Should -Be $true, $true, $false, $true
        $found.LastDrill | Should -BeNullOrEmpty
    }

    It 'is met when a copy is elsewhere' {
        Set-BackupMedium HDD-01 -OffSite
        (Get-BackupCompliance pn-contoh).Verdict | Should -Be 'Met'
    }

    It 'tells of all sites, by verdict, and takes sites from the pipeline' {
        (Get-BackupCompliance).Site | Sort-Object | Should -Be 'pa-contoh', 'pn-contoh'
        (Get-BackupCompliance -Verdict None).Site | Should -Be 'pa-contoh'
        (Get-SopSite pn-contoh | Get-BackupCompliance).Site | Should -Be 'pn-contoh'
        { Get-BackupCompliance tak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
    }

    It 'has a table of its own' { (Get-BackupCompliance | Out-String) | Should -Match 'Site +Verdict +Age +Within +Copies +OffSite +Findings' }
}
