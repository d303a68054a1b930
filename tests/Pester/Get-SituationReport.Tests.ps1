Describe 'Get-SituationReport' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
        $first = New-SituationReport pn-contoh 'Satu'
        $second = New-SituationReport pn-contoh 'Dua'
    }

    It 'lists reports oldest first, and one by its number' {
        (Get-SituationReport).Number | Should -Be $first.Number, $second.Number
        ($second.Number | Get-SituationReport).Symptom.English | Should -Be 'Dua'
        @(Get-SituationReport -Site tak-ada).Count | Should -Be 0
        @(Get-SituationReport -Open).Count | Should -Be 2
    }

    It 'reports a number that is not there' {
        { Get-SituationReport LS-0000-00-0000 -ErrorAction Stop } | Should -Throw -ErrorId 'SopSituationNotFound,*'
    }

    It 'completes open numbers' {
        (TabExpansion2 'Get-SituationReport LS').CompletionMatches.CompletionText | Should -Contain $first.Number
    }
}
