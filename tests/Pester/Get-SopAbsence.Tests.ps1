Describe 'Get-SopAbsence' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopOfficer 'Satu Contoh' staf-it
        $null = Register-SopOfficer 'Dua Contoh' sekretaris
        $null = Register-SopAbsence 'Satu Contoh' 2031-01-01 2031-01-03
        $null = Register-SopAbsence 'Dua Contoh' 2031-01-03 2031-01-09 -Substitute 'Satu Contoh'
    }

    It 'shows all, one officer''s, or those of a day' {
        @(Get-SopAbsence).Count | Should -Be 2
        (Get-SopAbsence 'dua contoh').Substitute | Should -Be 'Satu Contoh'
        @(Get-SopAbsence -On 2031-01-03).Count | Should -Be 2
        (Get-SopAbsence -On 2031-01-09).Officer | Should -Be 'Dua Contoh'
        Get-SopAbsence -On 2031-01-10 | Should -BeNullOrEmpty
    }
}
