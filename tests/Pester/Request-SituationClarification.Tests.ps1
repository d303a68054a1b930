Describe 'Request-SituationClarification' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
    }

    It 'goes back with a question and forth with its answer' {
        $report = New-SituationReport pn-contoh 'Uji' | Submit-SituationReport -To kasubbag-ptip
        $sheet = $report | Request-SituationClarification -Question 'Sejak kapan?' -By 'Kasubbag Contoh'
        $sheet.State | Should -Be 'Returned'

        $answered = Submit-SituationReport $report.Number -Answer 'Sejak pagi'

        $answered.Dispositions[0].State | Should -Be 'Answered'
        $answered.Dispositions[0].Questions[0].Answer | Should -Be 'Sejak pagi'
        $answered.Step.Duty | Should -Be 'forward'
        { Submit-SituationReport $report.Number -Answer 'Lagi' -ErrorAction Stop } | Should -Throw -ErrorId 'SopDispositionTransition,*'
    }

    It 'returns nothing under -WhatIf' {
        $report = New-SituationReport pn-contoh 'Uji' | Submit-SituationReport -To kasubbag-ptip
        Request-SituationClarification $report.Number 'Apa?' -WhatIf
        (Get-SopDisposition $report.Number).State | Should -Be 'Sent'
    }
}
