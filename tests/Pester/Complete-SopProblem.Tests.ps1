Describe 'Complete-SopProblem' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
        1..3 | ForEach-Object { $null = New-SituationReport pn-contoh 'Situs mati' -WarningAction SilentlyContinue }
        $problem = Get-SopProblem
    }

    It 'closes nothing under -WhatIf' {
        $problem | Complete-SopProblem -RootCause 'a' -Measure 'b' -WhatIf | Should -BeNullOrEmpty
        (Get-SopProblem $problem.Number).State | Should -Be 'Open'
    }

    It 'keeps the cause and the measure, once' {
        $closed = $problem | Complete-SopProblem -RootCause 'Kuota habis' -Measure 'Paket dinaikkan' -By 'Kasubbag Contoh'

        $closed.State | Should -Be 'Closed'
        $closed.RootCause | Should -Be 'Kuota habis'
        @(Get-SopProblem -Open).Count | Should -Be 0
        (Get-SopEscalation)[-1].Event | Should -Be 'ProblemClosed'
        { $problem | Complete-SopProblem -RootCause 'a' -Measure 'b' -ErrorAction Stop } | Should -Throw -ErrorId 'SopProblemClosed,*'
    }
}
