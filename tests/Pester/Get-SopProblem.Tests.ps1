Describe 'Get-SopProblem' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
        $numbers = 1..3 | ForEach-Object { (New-SituationReport pn-contoh 'Situs mati' -WarningAction SilentlyContinue).Number }
    }

    It 'shows the record that the third report alike opened' {
        $problem = Get-SopProblem -Open
        $problem.Number | Should -Match '^MB-\d{4}-0001$'
        $problem.Reports | Should -Be $numbers
        ($problem.Reports | Get-SituationReport).Problem | Select-Object -Unique | Should -Be $problem.Number
        (Get-SituationReport $numbers[2] | Get-SopProblem).Number | Should -Be $problem.Number
        ($problem | Out-String) | Should -Match $numbers[0]
        @(Get-SopProblem -Site tak-ada).Count | Should -Be 0
    }

    It 'reports a number that is not there, and completes those that are' {
        { Get-SopProblem MB-0000-0000 -ErrorAction Stop } | Should -Throw -ErrorId 'SopProblemNotFound,*'
        (TabExpansion2 'Get-SopProblem MB').CompletionMatches.CompletionText | Should -Contain (Get-SopProblem).Number
    }
}
