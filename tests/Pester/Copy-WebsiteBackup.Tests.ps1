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

    It 'refuses a server that is no medium, and a folder that is not on the medium''s server' {
        $null = Register-BackupMedium SERVER-02 OffSiteServer -Folder sftp://u@host.example.go.id/backup/
        (Get-BackupMedium SERVER-02).Folder | Should -Be 'sftp://u@host.example.go.id/backup'
        { $set | Copy-WebsiteBackup -Destination sftp://u@lain.example.go.id/backup -ErrorAction Stop } | Should -Throw -ErrorId 'SopCopyServerUnknown,*'
        { $set | Copy-WebsiteBackup -Destination $disk.FullName -Medium SERVER-02 -ErrorAction Stop } | Should -Throw -ErrorId 'SopCopyElsewhere,*'
        { $set | Copy-WebsiteBackup -Destination sftp://u:sandi@host.example.go.id/backup -ErrorAction Stop } | Should -Throw -ErrorId 'SopSourcePassword,*'
        # Nothing is asked of the server under -WhatIf.
        $set | Copy-WebsiteBackup -Medium SERVER-02 -WhatIf
        (Get-BackupMedium SERVER-02).Copies | Should -BeNullOrEmpty
    }

    It 'completes what addresses begin with' {
        (TabExpansion2 'Copy-WebsiteBackup x -Destination sf' 36).CompletionMatches.CompletionText | Should -Be 'sftp://'
        (TabExpansion2 'Register-BackupMedium X -Folder ftp' 35).CompletionMatches.CompletionText | Should -Contain 'ftpes://'
    }

    It 'completes the names of media' {
        (TabExpansion2 'Copy-WebsiteBackup -Medium H' 28).CompletionMatches.CompletionText | Should -Contain 'HDD-01'
    }
}

Describe 'Copy-WebsiteBackup to a server' {
    BeforeDiscovery {
        . $PSScriptRoot/SshSupport.ps1
        $noServer = -not (Get-SshServer)
    }

    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SshSupport.ps1
        $server = if (Get-SshServer) { Start-LoopbackSsh (Join-Path $TestDrive 'ssh') }
        $there = New-Item -ItemType Directory (Join-Path $TestDrive 'di server')
        $root = New-Item -ItemType Directory (Join-Path $TestDrive 'web')
        Set-Content -LiteralPath (Join-Path $root 'index.php') -Value '<?php'
        $null = Register-SopSite pn-contoh -DocumentRoot $root -BackupPath (Join-Path $TestDrive 'sets')
        $set = Backup-Website pn-contoh
    }

    AfterAll { if ($server) { Stop-Process -Id $server.Process.Id } }

    It 'copies to a medium whose key was pinned through the pipeline, and counts it as off-site' -Skip:$noServer {
        $address = "sftp://$([Environment]::UserName)@127.0.0.1:$($server.Port)"
        Register-BackupMedium SERVER-01 OffSiteServer -Folder "$address$($there.FullName)" -IdentityFile $server.Identity
        { $set | Copy-WebsiteBackup -Medium SERVER-01 -ErrorAction Stop } | Should -Throw -ErrorId 'SopHostKeyUnknown,*'
        Get-SiteHostKey -Address $address | Set-BackupMedium SERVER-01

        $copy = $set | Copy-WebsiteBackup -Medium SERVER-01 -By 'Nama Staf'

        $copy.Verified, $copy.Kind | Should -Be $true, 'OffSiteServer'
        (Test-WebsiteBackup -LiteralPath (Join-Path $there.FullName $set.Name)).IsSound | Should -BeTrue
        (Get-BackupCompliance pn-contoh).HasOffSite | Should -BeTrue

        Set-BackupMedium SERVER-01 -HostKey $server.OtherKey
        { $set | Copy-WebsiteBackup -Medium SERVER-01 -ErrorAction Stop } | Should -Throw -ErrorId 'SopHostKeyChanged,*'
    }
}
