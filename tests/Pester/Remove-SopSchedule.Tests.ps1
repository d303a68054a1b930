Describe 'Remove-SopSchedule' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh -Procedure pa-mukomuko/device-maintenance
    }
    BeforeEach { $null = Set-SopSchedule pn-contoh 5 '1 minggu' }

    It 'gives the activity back to the document''s rhythm' {
        Remove-SopSchedule pn-contoh 5 -Confirm:$false

        $schedule = Get-SopSchedule pn-contoh -Activity 5
        $schedule.Source | Should -Be 'Document'
        "$($schedule.Every)" | Should -Be '1 bulan'
    }

    It 'takes schedules from the pipeline' {
        Get-SopSchedule pn-contoh -Activity 5 | Remove-SopSchedule -Confirm:$false
        (Get-SopSchedule pn-contoh -Activity 5).Source | Should -Be 'Document'
    }

    It 'refuses what the court did not set' {
        { Remove-SopSchedule pn-contoh 2 -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopScheduleNotFound,*'
    }

    It 'removes nothing under -WhatIf' {
        Remove-SopSchedule pn-contoh 5 -WhatIf
        (Get-SopSchedule pn-contoh -Activity 5).Source | Should -Be 'Court'
    }
}
