Describe 'Confirm-SopEscalation' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
        $report = New-SituationReport pn-contoh 'Uji'
    }

    It 'writes an entry to the log for the step under way' {
        $entry = $report.Run | Confirm-SopEscalation -By 'Kasubbag Contoh' -Note 'Dikerjakan'

        $entry.Event | Should -Be 'Acknowledged'
        $entry.Report | Should -Be $report.Number
        $entry.Activity | Should -Be 5
        (Test-SopEscalationLog).IsValid | Should -BeTrue
    }

    It 'refuses a run that is not there, and writes nothing under -WhatIf' {
        { Confirm-SopEscalation R-0 -By X -ErrorAction Stop } | Should -Throw -ErrorId 'SopRunNotFound,*'
        $before = @(Get-SopEscalation).Count
        $report.Run | Confirm-SopEscalation -By X -WhatIf
        @(Get-SopEscalation).Count | Should -Be $before
    }
}
