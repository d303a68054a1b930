Describe 'Submit-SituationReport' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
    }

    It 'hands up to the officer of the role, then forwards' {
        $report = New-SituationReport pn-contoh 'Uji' | Submit-SituationReport -To kasubbag-ptip

        $report.State | Should -Be 'Submitted'
        $report.Dispositions[0].Officer | Should -Be 'Kasubbag Contoh'
        $report.Step.Duty | Should -Be 'forward'
        ($report | Submit-SituationReport -To sekretaris).Step.Duty | Should -Be 'decide'
    }

    It 'refuses a third submission and says what is allowed' {
        $report = New-SituationReport pn-contoh 'Uji' | Submit-SituationReport -To kasubbag-ptip | Submit-SituationReport -To sekretaris

        { $report | Submit-SituationReport -To ketua -ErrorAction Stop } | Should -Throw '*Approve-SituationReport*' -ErrorId 'SopSituationTransition,*'
    }

    It 'hands nothing up under -WhatIf' {
        $report = New-SituationReport pn-contoh 'Uji'
        Submit-SituationReport $report.Number -To kasubbag-ptip -WhatIf
        (Get-SituationReport $report.Number).State | Should -Be 'Open'
    }
}
