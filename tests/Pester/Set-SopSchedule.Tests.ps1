Describe 'Set-SopSchedule' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh -Zone WITA
    }

    It 'sets the court''s rhythm for an activity of the site''s own procedure' {
        $schedule = Set-SopSchedule pn-contoh 2 '1 minggu' -From 2026-01-05

        $schedule | Should -BeOfType SopWebsite.Procedures.Schedules.SopSchedule
        $schedule.Procedure | Should -Be 'pn-tais/website'
        $schedule.Source | Should -Be 'Court'
        "$($schedule.Every)" | Should -Be '1 minggu'
        $schedule.Periods[0].From | Should -Be ([datetime]'2026-01-05')
        $schedule.Periods[0].State | Should -Be 'Skipped'
    }

    It 'counts from the day as it was written, whatever the machine''s zone' {
        (Set-SopSchedule pn-contoh 2 '1 minggu' -From '2026-01-05T23:30:00-08:00').Periods[0].From | Should -Be ([datetime]'2026-01-05')
    }

    It 'takes another procedure, and activities from the pipeline' {
        $set = Get-SopActivity pa-mukomuko/device-maintenance 2, 3 |
            ForEach-Object { Set-SopSchedule pn-contoh $_.Number '2 minggu' -Procedure $_.Procedure }

        $set.Activity | Should -Be 2, 3
        $set.State | Should -Not -Contain 'Missed'
    }

    It 'refuses <Id>' -ForEach @(
        @{ Id = 'SopSiteNotFound'; Arguments = @{ Site = 'tak-ada'; Activity = 2; Every = '1 minggu' } }
        @{ Id = 'SopActivityNotFound'; Arguments = @{ Site = 'pn-contoh'; Activity = 99; Every = '1 minggu' } }
        @{ Id = 'SopPeriodInvalid'; Arguments = @{ Site = 'pn-contoh'; Activity = 2; Every = 'mingguan' } }
        @{ Id = 'SopScheduleFromInvalid'; Arguments = @{ Site = 'pn-contoh'; Activity = 2; Every = '1 minggu'; From = '1999-12-31' } }
    ) {
        { Set-SopSchedule @Arguments -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
    }

    It 'sets nothing under -WhatIf' {
        Set-SopSchedule pn-contoh 7 '1 bulan' -WhatIf | Should -BeNullOrEmpty
        Get-SopSchedule pn-contoh pn-tais/website -Activity 7 | Should -BeNullOrEmpty
    }

    It 'completes the common periods in quotes' {
        (TabExpansion2 'Set-SopSchedule pn-contoh 2 -Every 1').CompletionMatches.CompletionText | Should -Contain "'1 minggu'"
    }
}
