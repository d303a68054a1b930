Describe 'Get-SuspiciousVisitor' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $logs = (New-Item -ItemType Directory (Join-Path $TestDrive 'log')).FullName
        function Line($Address, $Target, $Status = 404, $Time = '21/Nov/2026:09:30:15 +0700') {
            "$Address - - [$Time] `"GET $Target HTTP/1.1`" $Status 512 `"-`" `"Mozilla/5.0`""
        }
        function Pack($Path, $Text) {
            $file = [IO.File]::Create($Path)
            $gzip = [IO.Compression.GZipStream]::new($file, [IO.Compression.CompressionMode]::Compress)
            $bytes = [Text.Encoding]::ASCII.GetBytes($Text)
            $gzip.Write($bytes, 0, $bytes.Length)
            $gzip.Dispose()
            $file.Dispose()
        }
        Set-Content (Join-Path $logs 'access.log') @(
            Line 203.0.113.1 '/.env?password=rahasia' 200
            Line 203.0.113.2 '/?s=putusan+Pasal+303+judi+online' 200
            Line 203.0.113.3 '/?id=1%2527%20union%20select%201,2,3--%20-'
            Line 203.0.113.4 '/.git/config' 404
            'bukan baris log'
        )
        Pack (Join-Path $logs 'access.log.1.gz') ((Line 203.0.113.4 '/backup.sql' 404 '20/Nov/2026:09:30:15 +0700') + "`n")
    }

    It 'keeps a whole reading of a site for its reports, and no part of one' {
        $null = Register-SopSite pn-tercatat -LogPath (Join-Path $logs 'access.log')
        $null = Get-SuspiciousVisitor -Site pn-tercatat -Since 2026-11-21 -WarningAction SilentlyContinue
        (New-SituationReport pn-tercatat 'Uji').Facts.Finding.English | Should -Contain 'not known: never read'

        $null = Get-SuspiciousVisitor -Site pn-tercatat -WarningAction SilentlyContinue
        (New-SituationReport pn-tercatat 'Uji').Facts.Finding.English -join '|' | Should -Match '4 requests; hostile 1'
    }

    It 'finds attackers, graver ones first, with typed reasons' {
        $found = Get-SuspiciousVisitor (Join-Path $logs 'access.log') -WarningAction SilentlyContinue

        $found | ForEach-Object { $_ | Should -BeOfType SopWebsite.Visitors.SuspiciousVisitor }
        # Not $found.Address: arrays have a method of that name.
        $found | ForEach-Object Address | Should -Be '203.0.113.1', '203.0.113.3', '203.0.113.4'
        $found.Verdict | Should -Be 'Hostile', 'Suspicious', 'Watch'
        $found[0].Succeeded | Should -Be 1
        $found[0].Reasons[0].Rule | Should -Be 'file-env'
        $found[0].Reasons[0].Category | Should -Be 'SensitiveFile'
        $found[0].Reasons[0].SampleLine | Should -BeLike '*password=`*`*`* HTTP*'
    }

    It 'takes wildcards, gzip and files from the pipeline as one history' {
        foreach ($found in
            (Get-SuspiciousVisitor (Join-Path $logs '*') -WarningAction SilentlyContinue),
            (Get-ChildItem $logs | Get-SuspiciousVisitor -WarningAction SilentlyContinue)) {
            $visitor = $found | Where-Object Address -EQ 203.0.113.4
            $visitor.Requests | Should -Be 2
            $visitor.FirstSeen.UtcDateTime.Day | Should -Be 20
            $visitor.Verdict | Should -Be 'Suspicious'
        }
    }

    It 'reads the logs of a registered site and keeps to a period' {
        $null = Register-SopSite pn-contoh -LogPath (Join-Path $logs 'access.log*')
        $null = Register-SopSite tanpa-log

        (Get-SuspiciousVisitor -Site pn-contoh -Until 2026-11-21T00:00+07:00 -WarningAction SilentlyContinue).Address | Should -Be '203.0.113.4'
        (Get-SuspiciousVisitor -Site pn-contoh -Since 2026-11-21T00:00+07:00 -Verdict Hostile -WarningAction SilentlyContinue).Address | Should -Be '203.0.113.1'
        { Get-SuspiciousVisitor -Site tanpa-log -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteWithoutLog,*'
        { Get-SuspiciousVisitor -Site tak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
    }

    It 'filters by score, and names the lines and how sure it is' {
        $found = Get-SuspiciousVisitor (Join-Path $logs 'access.log') -MinimumScore 6 -WarningAction SilentlyContinue
        $found | ForEach-Object Address | Should -Be '203.0.113.1', '203.0.113.3'
        $found.Confidence | Should -Be 'Medium', 'Medium'
        $found[1].Reasons[0].FirstLine | Should -Be 3
        $found[1].Reasons[0].LastLine | Should -Be 3
        $found[1].Reasons | Out-String -Width 200 | Should -Match 'sqli-union\s+SqlInjection\s+1\s+10\s+3-3\s'
    }

    It 'leaves allowed visitors out, says so, and shows them with the reason when asked' {
        $register = Join-Path $TestDrive 'izin.db'
        $null = Register-AllowedVisitor 203.0.113.0/31 'Kantor pengadilan' -Register $register
        $found = Get-SuspiciousVisitor (Join-Path $logs 'access.log') -Register $register -WarningVariable warnings -WarningAction SilentlyContinue
        $found | ForEach-Object Address | Should -Be '203.0.113.3', '203.0.113.4'
        "$warnings" | Should -BeLike '*1 *-IncludeAllowed*'

        $all = Get-SuspiciousVisitor (Join-Path $logs 'access.log') -Register $register -IncludeAllowed -WarningAction SilentlyContinue
        $all[-1].Allowed.Reason | Should -Be 'Kantor pengadilan'
        $all | Out-String -Width 200 | Should -Match '203\.0\.113\.1 .*\[diizinkan: Kantor pengadilan\] file-env x1'
    }

    It 'knows search engines by the lists that they publish, and who poses as one' {
        $list = Join-Path $TestDrive 'googlebot.json'
        Set-Content $list '{"prefixes": [{"ipv4Prefix": "198.51.100.0/27"}]}'
        $agent = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'
        $log = Join-Path $TestDrive 'bot.log'
        Set-Content $log ((Line 198.51.100.1 '/' 200), (Line 198.51.100.99 '/' 200) -replace 'Mozilla/5.0', $agent)

        $found = Get-SuspiciousVisitor $log -SearchEngineList $list
        $found | ForEach-Object Address | Should -Be '198.51.100.99'
        $found.SearchEngine.Identity | Should -Be 'Spoofed'
        $found.Reasons[0].Category | Should -Be 'Impersonation'
        Get-SuspiciousVisitor $log | Should -BeNullOrEmpty

        # A name server that is not there accuses nobody.
        $socket = [Net.Sockets.UdpClient]::new(0)
        $port = $socket.Client.LocalEndPoint.Port
        $socket.Dispose()
        Get-SuspiciousVisitor $log -VerifyBots -NameServer "127.0.0.1:$port" | Should -BeNullOrEmpty
        { Get-SuspiciousVisitor $log -VerifyBots -NameServer kantor -ErrorAction Stop } | Should -Throw -ErrorId 'SopNameServerInvalid,*'
        { Get-SuspiciousVisitor $log -SearchEngineList $log -ErrorAction Stop } | Should -Throw -ErrorId 'SopAddressListUnnamed,*'
    }

    It 'tells where visitors come from' {
        $places = Join-Path $TestDrive 'tempat.csv'
        Set-Content $places 'network,country,asn,name', '203.0.113.0/24,ID,64496,Penyedia Contoh'
        $found = Get-SuspiciousVisitor (Join-Path $logs 'access.log') -Verdict Hostile -PlaceFile $places -WarningAction SilentlyContinue
        "$($found.Place)" | Should -Be 'ID AS64496 Penyedia Contoh'
    }

    It 'counts lines that it cannot read, and says so' {
        $null = Get-SuspiciousVisitor (Join-Path $logs 'access.log') -WarningVariable warnings -WarningAction SilentlyContinue

        $warnings.Count | Should -Be 1
        "$warnings" | Should -BeLike '*1 *5 *bukan baris log*'
    }

    It 'reports files that are no logs and reads the others' {
        [IO.File]::WriteAllBytes((Join-Path $logs 'gambar.bin'), [byte[]](1..255) * 20)
        [IO.File]::WriteAllBytes((Join-Path $logs 'potong.gz'), ([IO.File]::ReadAllBytes((Join-Path $logs 'access.log.1.gz'))[0..60]))

        $found = Get-SuspiciousVisitor -LiteralPath (Join-Path $logs 'gambar.bin'), (Join-Path $logs 'potong.gz'), (Join-Path $logs 'tak-ada'), $logs, (Join-Path $logs 'access.log.1.gz') `
            -ErrorVariable failures -ErrorAction SilentlyContinue -WarningAction SilentlyContinue

        $failures.FullyQualifiedErrorId -replace ',.*' | Sort-Object | Should -Be 'SopLogNotText', 'SopLogTruncated', 'SopLogUnreadable', 'SopPathNotFound'
        ($failures | Where-Object FullyQualifiedErrorId -Like 'SopLogNotText*').TargetObject | Should -Be (Join-Path $logs 'gambar.bin')
        $found.Address | Should -Be '203.0.113.4'
    }

    It 'shows a table by default' {
        Get-SuspiciousVisitor (Join-Path $logs 'access.log') -WarningAction SilentlyContinue | Out-String -Width 200 |
            Should -Match 'Address\s+Verdict\s+Score[\s\S]*203\.0\.113\.1\s+Hostile\s+30[\s\S]*file-env x1'
    }

    It 'stops soon when asked to' {
        $big = Join-Path $TestDrive 'besar.log'
        $block = (1..2000 | ForEach-Object { Line "203.0.113.$($_ % 200)" "/?id=$_+union+select+1,2" }) -join "`n"
        $writer = [IO.StreamWriter]::new($big)
        1..200 | ForEach-Object { $writer.WriteLine($block) }
        $writer.Dispose()
        $shell = [powershell]::Create().AddScript({ param($manifest, $path) Import-Module $manifest; Get-SuspiciousVisitor $path }).
            AddArgument((Get-Module SopWebsite).Path.Replace('.psm1', '.psd1')).AddArgument($big)
        try {
            $running = $shell.BeginInvoke()
            while ($shell.InvocationStateInfo.State -eq 'NotStarted') { [Threading.Thread]::Yield() }
            $shell.Stop()
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            $running.IsCompleted | Should -BeTrue
        }
        finally { $shell.Dispose() }
    }
}
