Describe 'Test-WebsiteBackup' {
    BeforeEach {
        . $PSScriptRoot/Support.ps1
        $env:SOPWEBSITE_REGISTER = Join-Path $TestDrive "$(New-Guid).db"
        $root = New-Item -ItemType Directory (Join-Path $TestDrive "web-$(New-Guid)")
        Set-Content -LiteralPath (Join-Path $root 'index.php') -Value '<?php'
        Set-Content -LiteralPath (Join-Path $root 'berita.html') -Value 'isi'
        $null = Register-SopSite pn-contoh -DocumentRoot $root -BackupPath (Join-Path $TestDrive "cadangan-$(New-Guid)")
        $backup = Backup-Website pn-contoh
    }

    It 'finds a fresh set sound and notes it' {
        $found = $backup | Test-WebsiteBackup

        $found | Should -BeOfType SopWebsite.Backups.BackupVerification
        $found.IsSound | Should -BeTrue
        $found.Recorded | Should -BeTrue
        $found.Files | Should -BeNullOrEmpty
        (Get-WebsiteBackup pn-contoh).VerifiedAt | Should -BeGreaterThan $backup.VerifiedAt
    }

    It 'tells of every file with -Detailed' {
        ($backup.Path | Test-WebsiteBackup -Detailed).Files.Path | Should -Be @(
            'SHA256SUMS', 'manifest.json', 'files.zip', 'BACA-SAYA.txt', 'files.zip:berita.html', 'files.zip:index.php')
    }

    It 'finds what is missing, altered and extra' {
        Set-Content -LiteralPath (Join-Path $backup.Path 'tambahan') -Value x
        Add-Content -LiteralPath (Join-Path $backup.Path 'SHA256SUMS') -Value x
        Remove-Item -LiteralPath (Join-Path $backup.Path 'files.zip')

        $found = Test-WebsiteBackup -LiteralPath $backup.Path

        $found.IsSound | Should -BeFalse
        $found.Missing | Should -Be 1
        $found.Extra | Should -Be 1
        $found.Files | Where-Object Verdict -EQ Altered | Select-Object -ExpandProperty Path | Should -Contain 'SHA256SUMS'
        (Get-WebsiteBackup pn-contoh).State | Should -Be 'Damaged'
    }

    It 'refuses a manifest that names ../x, and touches nothing' {
        $path = Join-Path $backup.Path 'manifest.json'
        (Get-Content -LiteralPath $path -Raw).Replace('"index.php"', '"../x"') | Set-Content -LiteralPath $path

        { Test-WebsiteBackup $backup.Path -ErrorAction Stop } |
            Should -Throw -ErrorId 'SopManifestUnsafe,SopWebsite.PowerShell.Cmdlets.Backups.TestWebsiteBackupCommand'
    }

    It 'refuses a manifest that is none, and goes on with the next set' {
        $next = Backup-Website pn-contoh
        Set-Content -LiteralPath (Join-Path $backup.Path 'manifest.json') -Value '{'

        $found = $backup, $next | Test-WebsiteBackup -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -Be 'SopManifestInvalid,SopWebsite.PowerShell.Cmdlets.Backups.TestWebsiteBackupCommand'
        $found.Name | Should -Be $next.Name
    }

    It 'reads a share at a time, and so many shares are the whole' {
        $found = 1..3 | ForEach-Object { Test-WebsiteBackup $backup.Path -Of 3 -Detailed }

        $found.Share | Should -Be @('1/3', '2/3', '3/3')
        $found.IsSound | Should -Not -Contain $false
        @($found.Files.Path | Where-Object { $_ -like '*.zip:*' } | Sort-Object -Unique).Count | Should -Be 2
        @($found.Files.Path | Where-Object { $_ -like '*.zip:*' }).Count | Should -Be 2
        $found[2].Coverage | Should -Be 1
        (Test-WebsiteBackup $backup.Path -Share 2/3).Share | Should -Be '2/3'
        (Test-WebsiteBackup $backup.Path -Part 2 -Of 3).Share | Should -Be '2/3'
    }

    It 'refuses a share that is none: <_>' -ForEach '4/3', 'tiga', '1/0' {
        { Test-WebsiteBackup $backup.Path -Share $_ -ErrorAction Stop } |
            Should -Throw -ErrorId 'SopShareInvalid,SopWebsite.PowerShell.Cmdlets.Backups.TestWebsiteBackupCommand'
    }
}
