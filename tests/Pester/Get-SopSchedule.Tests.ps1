Describe 'Get-SopSchedule' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
        $null = Register-SopSite pa-contoh -Procedure pa-mukomuko/device-maintenance
        $null = Set-SopSchedule pn-contoh 1 '1 hari' -From 2026-01-01
    }

    It 'lists the document''s rhythm and the court''s for each site' {
        $all = Get-SopSchedule

        @($all | Where-Object Site -EQ pa-contoh).Activity | Should -Be 2, 3, 4, 5, 6, 7
        ($all | Where-Object Site -EQ pa-contoh).Source | Select-Object -Unique | Should -Be 'Document'
        ($all | Where-Object Site -EQ pn-contoh).Source | Should -Be 'Court'
        @(Get-SopSchedule pa-*, PN-contoh).Count | Should -Be 7
        (Get-SopSchedule -Procedure pa-*/* -Activity 2, 5).Activity | Should -Be 2, 5
    }

    It 'counts a completion of the activity in any run' {
        $null = Set-SopSchedule pn-contoh 3 '1 tahun' -From 2026-01-01
        $run = Start-SopRun pn-contoh -FirstActivity 3 -LastActivity 3 -AllRequirements
        $null = Complete-SopActivity $run.Id 3 -Note 'dicek' -By 'Staf Contoh'

        $schedule = Get-SopSchedule pn-contoh -Activity 3

        $schedule.State | Should -Be 'Done'
        $schedule.LastRun | Should -Be $run.Id
        $schedule.LastBy | Should -Be 'Staf Contoh'
        (Get-SopSchedule pn-contoh -Activity 3 -Period)[-1].Run | Should -Be $run.Id
    }

    It 'lists every period with how it ended' {
        $periods = Get-SopSchedule pn-contoh -Activity 1 -Period

        $periods[0] | Should -BeOfType SopWebsite.Procedures.Schedules.SopSchedulePeriod
        # New Year's Day has no working hours, Friday the 2nd has.
        $periods[0].State | Should -Be 'NotRequired'
        $periods[1].State | Should -Be 'Skipped'
        @($periods | Where-Object State -EQ Skipped).Count | Should -Be (Get-SopSchedule pn-contoh -Activity 1).Skipped
        $periods[1] | Out-String -Width 140 | Should -Match '2026-01-02 2026-01-02 Skipped +2026-01-02 16:30 WIB'
    }

    It 'shows where each stands' {
        Get-SopSchedule pa-contoh | Out-String -Width 140 | Should -Match 'device-main\S+ +2 +1 minggu +Document NotStarted'
    }

    It 'names a site that there is none of and goes on' {
        $found = Get-SopSchedule tak-ada, pn-contoh -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopSiteNotFound,*'
        $found.Site | Select-Object -Unique | Should -Be 'pn-contoh'
    }

    It 'has its missed periods logged once by the routine' {
        $null = Set-SopSchedule pn-contoh 2 '1 bulan' -From 2026-01-01
        $skipped = (Get-SopSchedule pn-contoh).Skipped | Measure-Object -Sum
        $first = Invoke-SopRoutine pn-contoh | Where-Object Step -EQ Schedules
        $second = Invoke-SopRoutine pn-contoh | Where-Object Step -EQ Schedules

        $first.State | Should -Be 'Finding'
        @($first.Output).Count | Should -Be $skipped.Sum
        $second.State | Should -Be 'Fine'
        @(Get-SopEscalation -Event PeriodMissed).Count | Should -Be $skipped.Sum
        (Test-SopEscalationLog).IsValid | Should -BeTrue
    }
}
