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
        @{ By = 'Hour'; Keys = '09', '22'; Requests = 2, 1 }
        @{ By = 'Referrer'; Keys = @('(langsung)'); Requests = @(3) }
        @{ By = 'Agent'; Keys = @('(tidak dikenal)'); Requests = @(3) }
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

    It 'tells people from bots' {
        $mixed = Join-Path $TestDrive 'mixed.log'
        Set-Content $mixed @(
            '203.0.113.1 - - [21/Nov/2026:09:30:15 +0700] "GET / HTTP/1.1" 200 100 "-" "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0"'
            '203.0.113.2 - - [21/Nov/2026:09:31:15 +0700] "GET / HTTP/1.1" 200 50 "https://www.google.com/" "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"'
            '203.0.113.3 - - [21/Nov/2026:09:32:15 +0700] "GET / HTTP/1.1" 200 50 "-" "curl/8.5.0"'
        )
        $summary = Get-VisitorActivity $mixed

        $summary.HumanRequests, $summary.BotRequests, $summary.HumanVisitors | Should -Be 1, 2, 1
        (Get-VisitorActivity $mixed -By Agent).Key | Should -Be 'Firefox', 'Googlebot', 'curl'
        (Get-VisitorActivity $mixed -Audience Bot).Requests | Should -Be 2
        (Get-VisitorActivity $mixed -Audience Human -By Page).Requests | Should -Be 1
        $summary | Out-String | Should -Match 'Humans\s+: 1'
    }

    It 'masks addresses at <Mask>' -ForEach @(
        @{ Mask = 'Light'; Key = '203.0.113.0/24' }
        @{ Mask = 'Medium'; Key = '203.0.0.0/16' }
    ) {
        $activity = @(Get-VisitorActivity $log -By Address -Mask $Mask)

        $activity.Key | Should -Be $Key
        $activity.Requests | Should -Be 3
        $activity.Visitors | Should -Be 2
    }

    It 'masks fully with pseudonyms' {
        $activity = Get-VisitorActivity $log -Mask Full

        $activity.Addresses.Key | Should -Match '^pengunjung-[0-9a-f]{12}$'
        $activity.Masking | Should -Be 'Full'
        $activity | ConvertTo-Json -Depth 5 | Should -Not -Match '203\.0\.113'
    }

    It 'completes the ways to count' {
        (TabExpansion2 'Get-VisitorActivity x -By Pa').CompletionMatches.CompletionText | Should -Be 'Page'
        (TabExpansion2 'Get-VisitorActivity x -Mask Me').CompletionMatches.CompletionText | Should -Be 'Medium'
    }
}
