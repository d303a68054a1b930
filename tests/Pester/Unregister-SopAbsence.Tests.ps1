Describe 'Unregister-SopAbsence' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopOfficer 'Satu Contoh' staf-it
    }

    It 'removes one that has not begun, and logs that' {
        $null = Register-SopAbsence 'Satu Contoh' 2041-01-01 2041-01-03
        Unregister-SopAbsence 'Satu Contoh' -WhatIf
        @(Get-SopAbsence).Count | Should -Be 1

        Get-SopAbsence | Unregister-SopAbsence -Confirm:$false | Should -BeNullOrEmpty
        Get-SopAbsence | Should -BeNullOrEmpty
        @(Get-SopEscalation | Where-Object Event -EQ AbsenceRecorded).Count | Should -Be 2
    }

    It 'shortens one under way' {
        $null = Register-SopAbsence 'Satu Contoh' 2021-01-01 2041-01-03
        (Unregister-SopAbsence 'Satu Contoh' -LastDay 2022-01-01 -Confirm:$false).Until | Should -Be ([datetime]::new(2022, 1, 1))
        { Unregister-SopAbsence 'Satu Contoh' -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopAbsenceNotFound,*'
    }
}
