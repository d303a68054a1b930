Describe 'Unregister-BackupMedium' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        'HDD-01', 'HDD-02', 'HDD-03' | ForEach-Object { $null = Register-BackupMedium $_ HardDisk }
    }

    It 'takes media out, from the pipeline too, and tells the log' {
        (Unregister-BackupMedium hdd-01 -Confirm:$false).Name | Should -Be 'HDD-01'
        Get-BackupMedium HDD-02 | Unregister-BackupMedium -Confirm:$false -By 'Admin Contoh' | Should -HaveCount 1
        (Get-BackupMedium).Name | Should -Be 'HDD-03'
        (Get-SopEscalation -Event Note | Select-Object -Last 1).FollowUp | Should -Match 'dikeluarkan dari daftar: HDD-02'
    }

    It 'takes nothing out under -WhatIf, and reports what is not there' {
        Unregister-BackupMedium HDD-03 -WhatIf
        (Get-BackupMedium).Name | Should -Be 'HDD-03'
        { Unregister-BackupMedium HDD-99 -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopMediumNotFound,*'
    }
}
