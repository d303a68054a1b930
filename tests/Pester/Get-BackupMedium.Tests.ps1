Describe 'Get-BackupMedium' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $root = New-Item -ItemType Directory (Join-Path $TestDrive 'web')
        Set-Content -LiteralPath (Join-Path $root 'index.php') -Value '<?php'
        $null = Register-SopSite pn-contoh -DocumentRoot $root -BackupPath (Join-Path $TestDrive 'sets')
        $disk = New-Item -ItemType Directory (Join-Path $TestDrive 'hdd')
        $null = Register-BackupMedium HDD-01 HardDisk -Folder $disk.FullName
        $null = Register-BackupMedium DVD-01 Dvd
        $null = Backup-Website pn-contoh | Copy-WebsiteBackup -Medium HDD-01
    }

    It 'lists all, by name, by kind and by the site whose sets lie on them' {
        (Get-BackupMedium).Name | Should -Be 'DVD-01', 'HDD-01'
        (Get-BackupMedium hdd*).Name | Should -Be 'HDD-01'
        (Get-BackupMedium -Kind Dvd).Name | Should -Be 'DVD-01'
        (Get-BackupMedium -Site PN-contoh).Name | Should -Be 'HDD-01'
        ('HDD-01' | Get-BackupMedium).Copies | Should -HaveCount 1
    }

    It 'reports a name that is not there' {
        { Get-BackupMedium HDD-99 -ErrorAction Stop } | Should -Throw -ErrorId 'SopMediumNotFound,*'
        Get-BackupMedium X* | Should -BeNullOrEmpty
    }

    It 'has a table of its own' { (Get-BackupMedium | Out-String) | Should -Match 'Name +Kind +OffSite +Sets +ReadableAt +Holder +KeptAt' }
}
