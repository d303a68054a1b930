Describe 'Get-VisitorActivity' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $log = Join-Path $TestDrive 'access.log'
        Set-Content $log @(
            '203.0.113.1 - - [20/Nov/2026:22:30:00 +0700] "GET /?a=1 HTTP/1.1" 200 100 "-" "Mozilla/5.0"'
            '203.0.113.1 - - [21/Nov/2026:09:30:15 +0700] "GET /?a=2 HTTP/1.1" 200 100 "-" "Mozilla/5.0"'
            '203.0.113.2 - - [21/Nov/2026:09:31:15 +0700] "GET /berita HTTP/1.1" 404 50 "-" "Mozilla/5.0"'
        )
    }

    It 'gives one summary that holds everything' {
        $summary = Get-VisitorActivity $log

        $summary | Should -BeOfType SopWebsite.Visitors.VisitorActivitySummary
        $summary.Requests, $summary.Visitors, $summary.Errors, $summary.Bytes | Should -Be 3, 2, 1, 250
        $summary.Days.Key | Should -Be '2026-11-20', '2026-11-21'
        $summary.Log.Unparsed | Should -Be 0
    }

    It 'counts by <By>' -ForEach @(
        @{ By = 'Day'; Keys = '2026-11-20', '2026-11-21'; Requests = 1, 2 }
        @{ By = 'Status'; Keys = '200', '404'; Requests = 2, 1 }
        @{ By = 'Page'; Keys = '/', '/berita'; Requests = 2, 1 }
        @{ By = 'Address'; Keys = '203.0.113.1', '203.0.113.2'; Requests = 2, 1 }
    ) {
        $activity = Get-Item $log | Get-VisitorActivity -By $By

        $activity.Key | Should -Be $Keys
        $activity.Requests | Should -Be $Requests
        $activity | Out-String | Should -Match 'Key\s+Requests\s+Visitors'
    }

    It 'begins days in the zone that is asked for, else in the site''s' {
        $null = Register-SopSite pn-contoh -Zone WIT -LogPath $log

        (Get-VisitorActivity $log -By Day -Zone WIT).Key | Should -Be '2026-11-21'
        (Get-VisitorActivity -Site pn-contoh -By Day).Key | Should -Be '2026-11-21'
        { Get-VisitorActivity $log -Zone XYZ -ErrorAction Stop } | Should -Throw -ErrorId 'SopZoneUnknown,*'
    }

    It 'keeps to a period whatever the culture' {
        $culture = [cultureinfo]::CurrentCulture
        try {
            foreach ($name in 'id-ID', 'de-DE', 'tr-TR', 'en-US') {
                [cultureinfo]::CurrentCulture = $name
                (Get-VisitorActivity $log -Since 2026-11-21T00:00+07:00).Requests | Should -Be 2
                (Get-VisitorActivity $log -By Day).Key | Should -Be '2026-11-20', '2026-11-21'
            }
        }
        finally { [cultureinfo]::CurrentCulture = $culture }
    }

    It 'completes the ways to count' {
        (TabExpansion2 'Get-VisitorActivity x -By Pa').CompletionMatches.CompletionText | Should -Be 'Page'
    }
}
