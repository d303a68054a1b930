Describe 'Approve-SituationReport' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
        $report = New-SituationReport pn-contoh 'Uji' | Submit-SituationReport -To kasubbag-ptip | Submit-SituationReport -To sekretaris
    }

    It 'refuses an alternative that the report does not have' {
        { Approve-SituationReport $report.Number -Alternative 9 -ErrorAction Stop } | Should -Throw -ErrorId 'SopAlternativeUnknown,*'
        Approve-SituationReport $report.Number -Alternative 1 -WhatIf
        (Get-SituationReport $report.Number).State | Should -Be 'Submitted'
    }

    It 'records the decision and starts the fixing step' {
        $approved = Approve-SituationReport $report.Number -Alternative 2 -By 'Sekretaris Contoh' -Note 'Segera'

        $approved.State | Should -Be 'Approved'
        $approved.Decision.Alternative | Should -Be 2
        $approved.Step.Duty | Should -Be 'fix'
    }
}
