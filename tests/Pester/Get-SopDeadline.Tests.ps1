Describe 'Get-SopDeadline' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
    }

    It 'explains any time from any start, across holidays' {
        $explained = Get-SopDeadline -Start 2026-12-23T15:30:00+07:00 -Time '2 jam'

        $explained | Should -BeOfType SopWebsite.Calendars.DeadlineExplanation
        $explained.Due.ToString('yyyy-MM-ddTHH:mm') | Should -Be '2026-12-28T02:00'
        $explained.IsCertain | Should -BeTrue
        ($explained.Lines | Where-Object Step -EQ Skipped).Date.Day | Should -Be 24, 25, 26, 27
    }

    It 'says what is not known' { (Get-SopDeadline -Start 2031-01-02T09:00:00+07:00 -Time '1 jam').IsCertain | Should -BeFalse }

    It 'speaks the language of the session' {
        $culture = [cultureinfo]::CurrentUICulture
        try {
            [cultureinfo]::CurrentUICulture = 'id-ID'
            Get-SopDeadline -Start 2026-11-20T10:00:00+07:00 -Time '1 jam' | Out-String | Should -BeLike '*Batas waktu Jumat, 20 November 2026 11:00 WIB.*'
        }
        finally { [cultureinfo]::CurrentUICulture = $culture }
    }

    It 'explains the step under way of a run, or another' {
        $run = Start-SopRun pn-contoh
        (Get-SopDeadline $run.Id).Minutes | Should -Be 450
        ($run.ActiveStep | Get-SopDeadline).Due | Should -Be $run.ActiveStep.Due
        { Get-SopDeadline $run.Id 2 -ErrorAction Stop } | Should -Throw -ErrorId 'SopDeadlineNone,*'
    }

    It 'refuses <Case>' -ForEach @(
        @{ Case = 'what is no time'; Arguments = @{ Time = 'sebentar' }; Id = 'SopTimeInvalid' }
        @{ Case = 'a zone that Indonesia does not have'; Arguments = @{ Time = '1 jam'; Zone = 'UTC' }; Id = 'SopZoneUnknown' }
        @{ Case = 'a calendar that is not there'; Arguments = @{ Time = '1 jam'; Calendar = 'tak-ada' }; Id = 'SopCalendarNotFound' }
    ) {
        { Get-SopDeadline -Start 2026-11-20T10:00 @Arguments -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
    }

    It 'completes calendars' { (TabExpansion2 'Get-SopDeadline -Calendar p').CompletionMatches.CompletionText | Should -Be 'pengadilan' }
}
