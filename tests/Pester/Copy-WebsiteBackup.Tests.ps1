Describe 'Copy-WebsiteBackup' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $root = New-Item -ItemType Directory (Join-Path $TestDrive 'web')
        Set-Content -LiteralPath (Join-Path $root 'index.php') -Value '<?php'
        $null = Register-SopSite pn-contoh -DocumentRoot $root -BackupPath (Join-Path $TestDrive 'sets')
        $set = Backup-Website pn-contoh
        $disk = New-Item -ItemType Directory (Join-Path $TestDrive 'hdd [1]')
        $null = Register-BackupMedium HDD-01 HardDisk -Folder $disk.FullName -Holder 'Nama Staf'
    }

    It 'changes nothing under -WhatIf' {
        $set | Copy-WebsiteBackup -Medium HDD-01 -WhatIf
        Get-ChildItem -LiteralPath $disk -Force | Should -BeNullOrEmpty
        (Get-BackupMedium HDD-01).Copies | Should -BeNullOrEmpty
    }

    It 'copies sets from the pipeline to the folder of a medium and notes where they lie' {
        $copy = Get-WebsiteBackup pn-contoh -State Complete | Copy-WebsiteBackup -Medium HDD-01 -By 'Nama Staf'

        $copy | Should -BeOfType SopWebsite.Backups.Media.BackupCopy
        $copy.Verified | Should -BeTrue
        (Test-WebsiteBackup -LiteralPath $copy.Path).IsSound | Should -BeTrue
        (Get-BackupMedium HDD-01).Copies.Name | Should -Be $set.Name
        (Get-SopEscalation -Event BackupCopied | Select-Object -Last 1).From | Should -Be 'Nama Staf'
    }

    It 'copies to a folder, which it finds among the media' {
        $copy = Copy-WebsiteBackup -LiteralPath $set.Path -Destination (Join-Path $disk.FullName 'lain') -WarningAction SilentlyContinue
        $copy.Medium | Should -Be 'HDD-01'
    }

    It 'warns of a medium that is not registered, and goes on after a bad set' {
        $bad = New-Item -ItemType Directory (Join-Path $TestDrive 'bukan-set')
        $copies = $bad.FullName, $set.Path | Copy-WebsiteBackup -Destination (Join-Path $TestDrive 'folder') -ErrorVariable failures -ErrorAction SilentlyContinue -WarningVariable warnings -WarningAction SilentlyContinue
        $copies.Name | Should -Be $set.Name
        $failures.FullyQualifiedErrorId -replace ',.*' | Should -Be 'SopBackupNotFound'
        $warnings | Should -HaveCount 1
    }

    It 'makes images of discs with a cover sheet' -Skip:(-not (Get-Command xorriso -CommandType Application -ErrorAction Ignore)) {
        $copy = $set | Copy-WebsiteBackup -Disc Cd -Destination (Join-Path $TestDrive 'cakram')
        $copy.Discs | Should -HaveCount 1
        $copy.Discs[0].Label | Should -Match '^PN_CONTOH_[0-9_]+_1$'
        $copy.Discs[0].Image, $copy.Discs[0].Cover | Should -Exist
        $copy.VerifiedAt | Should -BeNullOrEmpty
    }

    It 'refuses a medium that is not there and a disc program that is not installed' {
        { $set | Copy-WebsiteBackup -Medium HDD-99 -ErrorAction Stop } | Should -Throw -ErrorId 'SopMediumNotFound,*'
        { $set | Copy-WebsiteBackup -ErrorAction Stop } | Should -Throw -ErrorId 'SopCopyNoDestination,*'
        { $set | Copy-WebsiteBackup -Disc Dvd -DiscCommand tak-ada -Destination (Join-Path $TestDrive 'c2') -ErrorAction Stop } | Should -Throw -ErrorId 'SopDiscToolNotFound,*'
    }

    It 'completes the names of media' {
        (TabExpansion2 'Copy-WebsiteBackup -Medium H' 28).CompletionMatches.CompletionText | Should -Contain 'HDD-01'
    }
}
