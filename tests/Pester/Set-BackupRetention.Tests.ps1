Describe 'Set-BackupRetention' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
    }

    It 'registers rules, and what is not given stays' {
        $null = Set-BackupRetention pn-contoh -KeepDaily 7 -KeepMonthly 12
        $set = Set-BackupRetention pn-contoh -KeepDaily 14

        $set | Should -BeOfType SopWebsite.Backups.Retention.BackupRetention
        $set.KeepDaily | Should -Be 14
        $set.KeepMonthly | Should -Be 12
        "$set" | Should -Be '14 daily, 12 monthly'
    }

    It 'changes nothing under -WhatIf' {
        Set-BackupRetention pn-contoh -KeepLast 3 -WhatIf | Should -BeNullOrEmpty
        (Get-BackupRetention pn-contoh).KeepLast | Should -Be 0
    }

    It 'refuses a negative number' {
        { Set-BackupRetention pn-contoh -KeepLast -1 -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }
}
