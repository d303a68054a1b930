Describe 'Register-BackupMedium' {
    BeforeAll { . $PSScriptRoot/Support.ps1 }

    It 'enters a medium, and tells the log' {
        $medium = Register-BackupMedium HDD-01 HardDisk -Serial 1A2B-3C4D -KeptAt 'Brankas ruang arsip' -Holder 'Nama Staf' -OffSite -By 'Admin Contoh'
        $medium | Should -BeOfType SopWebsite.Backups.Media.BackupMedium
        $medium.OffSite | Should -BeTrue
        (Get-SopEscalation -Event Note | Select-Object -Last 1).FollowUp |
            Should -Be 'Media backup didaftarkan: HDD-01, hard disk portabel, seri 1A2B-3C4D, disimpan di Brankas ruang arsip, pemegang Nama Staf, di luar gedung'
    }

    It 'takes them from a table' {
        $table = "Name,Kind,KeptAt`nDVD-01,Dvd,Lemari arsip`nNAS,NetworkFolder,Ruang server" | ConvertFrom-Csv
        ($table | Register-BackupMedium).Kind | Should -Be 'Dvd', 'NetworkFolder'
    }

    It 'takes a server elsewhere for off-site' {
        (Register-BackupMedium CLOUD-01 OffSiteServer).OffSite | Should -BeTrue
    }

    It 'refuses a name twice, a name that cannot be one, and a serial of another' {
        { Register-BackupMedium hdd-01 HardDisk -ErrorAction Stop } | Should -Throw -ErrorId 'SopMediumExists,*'
        { Register-BackupMedium 'HDD*' HardDisk -ErrorAction Stop } | Should -Throw -ErrorId 'SopMediumInvalid,*'
        { Register-BackupMedium HDD-02 HardDisk -Serial 1a2b-3c4d -ErrorAction Stop } | Should -Throw -ErrorId 'SopMediumInvalid,*'
    }

    It 'enters nothing under -WhatIf' {
        Register-BackupMedium HDD-09 HardDisk -WhatIf
        @(Get-BackupMedium).Name | Should -Not -Contain 'HDD-09'
    }
}
