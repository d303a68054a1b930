Describe 'Set-BackupMedium' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-BackupMedium HDD-01 HardDisk -KeptAt 'Brankas' -Holder 'Nama Staf'
    }

    It 'changes what is given and keeps the rest' {
        $changed = Set-BackupMedium hdd-01 -KeptAt 'Gedung B' -OffSite -PassThru
        $changed.KeptAt, $changed.Holder, $changed.OffSite | Should -Be 'Gedung B', 'Nama Staf', $true
        (Set-BackupMedium HDD-01 -OffSite:$false -PassThru).OffSite | Should -BeFalse
    }

    It 'takes media from the pipeline' {
        (Get-BackupMedium | Set-BackupMedium -Holder 'Nama Lain' -PassThru).Holder | Should -Be 'Nama Lain'
        (Get-BackupMedium HDD-01).KeptAt | Should -Be 'Gedung B'
    }

    It 'notes by hand when it was readable' {
        $changed = Set-BackupMedium HDD-01 -ReadableAt 2026-11-20T00:00+07:00 -PassThru
        $changed.Readable | Should -BeTrue
        $changed.ReadableAt.UtcDateTime | Should -Be ([datetime]::new(2026, 11, 19, 17, 0, 0))
    }

    It 'changes nothing under -WhatIf, and reports a medium that is not there' {
        Set-BackupMedium HDD-01 -Holder 'Orang Ketiga' -WhatIf
        (Get-BackupMedium HDD-01).Holder | Should -Be 'Nama Lain'
        { Set-BackupMedium HDD-99 -ErrorAction Stop } | Should -Throw -ErrorId 'SopMediumNotFound,*'
    }
}
