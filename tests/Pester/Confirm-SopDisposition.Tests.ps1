Describe 'Confirm-SopDisposition' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
    }

    It 'signs for the open sheet of a report, once' {
        $report = New-SituationReport pn-contoh 'Uji' | Submit-SituationReport -To kasubbag-ptip
        $sheet = $report | Confirm-SopDisposition

        $sheet.State | Should -Be 'Received'
        $sheet.AcknowledgedBy | Should -Be 'Kasubbag Contoh'
        (Get-SopEscalation | Where-Object Event -EQ DispositionAcknowledged).Evidence | Should -Be $sheet.Number
        { $sheet | Confirm-SopDisposition -ErrorAction Stop } | Should -Throw -ErrorId 'SopDispositionTransition,*'
    }

    It 'signs for nothing under -WhatIf' {
        $report = New-SituationReport pn-contoh 'Uji' | Submit-SituationReport -To kasubbag-ptip
        Confirm-SopDisposition $report.Dispositions[0].Number -WhatIf
        (Get-SopDisposition $report.Number).State | Should -Be 'Sent'
    }
}
