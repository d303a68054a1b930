Describe 'Get-VisitorLogSummary' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $logs = (New-Item -ItemType Directory (Join-Path $TestDrive 'log')).FullName
        $combined = Join-Path $logs 'access.log'
        Set-Content $combined @(
            '203.0.113.1 - - [21/Nov/2026:09:30:15 +0700] "GET / HTTP/1.1" 200 512 "-" "Mozilla/5.0"'
            ''
            'bukan baris log'
            '203.0.113.1 - - [21/Nov/2026:09:31:15 +0700] "-" 408 -'
        )
        $iis = Join-Path $logs 'u_ex261121.log'
        Set-Content $iis @(
            '#Software: Microsoft Internet Information Services 10.0'
            '#Fields: date time c-ip cs-method cs-uri-stem sc-status'
            '2026-11-21 02:30:15 203.0.113.1 GET / 200'
            '#Fields: date time cs-method cs-uri-stem c-ip sc-status'
            '2026-11-21 02:31:15 GET / 203.0.113.1 200'
        )
        $own = Join-Path $logs 'sendiri.log'
        Set-Content $own '21-11-2026 09:30:15|203.0.113.1|GET /a HTTP/1.1|200'
        $format = '%{%d-%m-%Y %H:%M:%S}t|%h|%r|%>s'
    }

    It 'tells the format, the lines and the period of each file' {
        $found = Get-VisitorLogSummary $combined, $iis

        $found | ForEach-Object { $_ | Should -BeOfType SopWebsite.Visitors.LogFileCount }
        $found.Format | Sort-Object | Should -Be 'combined', 'w3c'
        $first = $found | Where-Object Format -EQ combined
        $first.Lines, $first.Parsed, $first.Unparsed | Should -Be 3, 2, 1
        $first.UnparsedAt | Should -Be 3
        $first.FirstUnparsed | Should -Be 'bukan baris log'
        $first.LastSeen.UtcDateTime | Should -Be ([datetime]::new(2026, 11, 21, 2, 31, 15))
        $second = $found | Where-Object Format -EQ w3c
        $second.Lines, $second.Unparsed, $second.Directives | Should -Be 2, 0, 3
    }

    It 'reads a format of one''s own, given or kept with the site' {
        (Get-VisitorLogSummary $own).Unparsed | Should -Be 1
        $found = Get-VisitorLogSummary -LiteralPath $own -LogFormat $format
        $found.Parsed, $found.FirstSeen.UtcDateTime.Hour | Should -Be 1, 2

        $null = Register-SopSite pn-contoh -LogPath $own -LogFormat $format -Zone WIT
        (Get-SopSite pn-contoh).LogFormat | Should -Be $format
        (Get-VisitorLogSummary -Site pn-contoh).FirstSeen.UtcDateTime.Hour | Should -Be 0
        (Get-VisitorActivity -Site pn-contoh).Requests | Should -Be 1
        $null = Set-SopSite pn-contoh -LogFormat auto
        (Get-VisitorLogSummary -Site pn-contoh).Unparsed | Should -Be 1
    }

    It 'says of a format that cannot be used why' {
        { Get-VisitorLogSummary $own -LogFormat '%h %>s' -ErrorAction Stop } | Should -Throw -ErrorId 'SopLogFormatInvalid,*'
        { Get-VisitorLogSummary $own -Format apapun -ErrorAction Stop } | Should -Throw -ErrorId 'SopLogFormatUnknown,*'
        { Register-SopSite pn-lain -LogFormat '%h %>s' -ErrorAction Stop } | Should -Throw -ErrorId 'SopLogFormatInvalid,*'
    }

    It 'opens archives of rotated logs' {
        Compress-Archive -LiteralPath $combined, $iis -DestinationPath (Join-Path $TestDrive 'log.zip')

        (Get-VisitorLogSummary (Join-Path $TestDrive 'log.zip')).Name | ForEach-Object { Split-Path -Leaf $_ } | Sort-Object |
            Should -Be 'log.zip!access.log', 'log.zip!u_ex261121.log'
    }

    It 'reads what Windows PowerShell wrote' {
        $utf16 = Join-Path $TestDrive 'utf16.log'
        Get-Content $combined | Set-Content $utf16 -Encoding Unicode

        $found = Get-VisitorLogSummary $utf16
        $found.Lines, $found.Parsed | Should -Be 3, 2
    }

    It 'shows a table by default and completes the names of formats' {
        Get-VisitorLogSummary $combined | Out-String -Width 200 | Should -Match 'Format\s+Lines\s+Parsed\s+Unparsed[\s\S]*combined\s+3\s+2\s+1\s+2026-11-21 02:30'
        $line = 'Get-VisitorLogSummary x -LogFormat v'
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches.CompletionText |
            Should -Be 'vhost_combined', 'vhost_common'
    }
}
