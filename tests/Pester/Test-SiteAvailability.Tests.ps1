Describe 'Test-SiteAvailability' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/LoopbackServer.ps1
        $server = Start-LoopbackServer @{
            '/'       = @{ Body = '<h1>Pengadilan Negeri Contoh</h1>' }
            '/rusak'  = @{ Status = 503; Body = 'galat' }
            '/pindah' = @{ Status = 302; Headers = @('Location: /') }
            '/diam'   = @{ Hang = $true }
            '/sehat'  = @{ Body = '{"db":"ok","antrean":[{"nama":"sidang"}]}'; Type = 'application/json' }
            '/parkir' = @{ Body = '<title>Account Suspended</title>' }
        }
        $null = Register-SopSite pn-contoh -Uri $server.Uri, "$($server.Uri)/rusak"
        $null = Register-SopSite pn-kosong
    }
    AfterAll { Stop-LoopbackServer $server }

    It 'checks every address of a registered site and keeps the results' {
        $checks = Test-SiteAvailability pn-contoh | Sort-Object { $_.Uri.AbsolutePath }

        $checks | Should -HaveCount 2
        $checks[0] | Should -BeOfType SopWebsite.Monitoring.SiteAvailability
        $checks[0].Name | Should -Be 'pn-contoh'
        $checks[0].State | Should -Be 'Up'
        $checks[0].IsAvailable | Should -BeTrue
        $checks[0].StatusCode | Should -Be 200
        $checks[0].TotalTime | Should -BeGreaterThan ([timespan]::Zero)
        $checks[1].State | Should -Be 'Down'
        $checks[1].Failure | Should -Be 'Http'
        $checks[1].StatusCode | Should -Be 503
    }

    It 'takes names, addresses and site objects from the pipeline' {
        ('pn-contoh' | Test-SiteAvailability) | Should -HaveCount 2
        ("$($server.Uri)/" | Test-SiteAvailability).State | Should -Be 'Up'
        ([uri]$server.Uri | Test-SiteAvailability).State | Should -Be 'Up'
        ([pscustomobject]@{ Uri = "$($server.Uri)/rusak" } | Test-SiteAvailability).StatusCode | Should -Be 503
        (Get-SopSite pn-contoh | Test-SiteAvailability).Name | Should -Be 'pn-contoh', 'pn-contoh'
    }

    It 'holds the page against the expected status and text' {
        (Test-SiteAvailability -Uri $server.Uri -ExpectText 'PENGADILAN negeri').State | Should -Be 'Up'
        (Test-SiteAvailability -Uri $server.Uri -ExpectText 'slot gacor').Failure | Should -Be 'Content'
        (Test-SiteAvailability -Uri "$($server.Uri)/rusak" -ExpectStatus 503).State | Should -Be 'Up'
        (Test-SiteAvailability -Uri "$($server.Uri)/pindah").Redirects.StatusCode | Should -Be 302
        (Test-SiteAvailability -Uri "$($server.Uri)/pindah" -ExpectStatus 302).Redirects | Should -BeNullOrEmpty
    }

    It 'holds answers against conditions and tells of each' {
        $check = Test-SiteAvailability -Uri "$($server.Uri)/sehat" -Condition 'status == 200', 'json $.antrean[0].nama == SIDANG', 'json $.db == rusak'

        $check.State | Should -Be 'Down'
        $check.Failure | Should -Be 'Content'
        $check.Conditions.IsMet | Should -Be $true, $true, $false
        $check.Conditions[2].Actual | Should -Be 'ok'
        (Test-SiteAvailability -Uri "$($server.Uri)/sehat" -Condition 'time < 0 s').State | Should -Be 'Degraded'
    }

    It 'heeds the conditions of a registered site' {
        $null = Register-SopSite pn-syarat -Uri "$($server.Uri)/sehat" -Condition 'header.content-type ~ html'
        $check = Test-SiteAvailability pn-syarat

        $check.Failure | Should -Be 'Http'
        "$($check.Conditions)" | Should -Match 'content-type'
        Set-SopSite pn-syarat -Condition @()
        (Test-SiteAvailability pn-syarat).State | Should -Be 'Up'
    }

    It 'refuses a condition that it cannot read, before anything is asked' {
        { Test-SiteAvailability -Uri $server.Uri -Condition 'status = 200' } | Should -Throw -ErrorId 'SopConditionInvalid,*'
        { Set-SopSite pn-contoh -Condition 'warna == merah' -ErrorAction Stop } | Should -Throw -ErrorId 'SopConditionInvalid,*'
    }

    It 'asks other services than the web' {
        $port = ([uri]$server.Uri).Port
        $checks = @(Test-SiteAvailability -Uri "tcp://127.0.0.1:$port", "mysql://127.0.0.1:1", "dns://example.go.id?server=127.0.0.1:1" -TimeoutSec 2)

        ($checks | Where-Object Probe -EQ Tcp).State | Should -Be 'Up'
        ($checks | Where-Object Probe -EQ MySql).Failure | Should -Be 'Connect'
        ($checks | Where-Object Probe -EQ Dns).State | Should -Be 'Down'
    }

    It 'checks over IPv4 and IPv6 apart' {
        $checks = @(Test-SiteAvailability -Uri $server.Uri -AddressFamily Both | Sort-Object AddressFamily)

        $checks.AddressFamily | Should -Be 'IPv4', 'IPv6'
        $checks[0].State | Should -Be 'Up'
        $checks[1].Failure | Should -Be 'Dns'
    }

    It 'knows a page that stands in the place of the site' {
        $check = Test-SiteAvailability -Uri "$($server.Uri)/parkir"

        $check.Failure | Should -Be 'Parked'
        $check.Parked.Rule | Should -Be 'account-suspended'
        $check.Parked.Cause | Should -Be 'Hosting'
    }

    It 'does not blame a site for the line of the court, and names its provider' {
        $own = Join-Path $TestDrive 'jalur.db'
        Set-SopCourt 'Pengadilan Negeri Contoh' -LineGateway none -LineTarget tcp://127.0.0.1:1 -Register $own
        $null = Register-SopThirdParty 'PT Penyedia Contoh' -Kind Connection -Register $own
        $check = Test-SiteAvailability -Uri http://pn-contoh.invalid/ -Register $own

        $check.State | Should -Be 'Unknown'
        $check.ThirdParty | Should -Be 'PT Penyedia Contoh'
        { Set-SopCourt -LineTarget http://127.0.0.1/ -Register $own -ErrorAction Stop } | Should -Throw -ErrorId 'SopOwnLineInvalid,*'
    }

    It 'begins while the pipeline still brings addresses' {
        $sent = @{ Count = 0 }
        $first = 1..40 | ForEach-Object { $sent.Count++; "$($server.Uri)/?$_" } | Test-SiteAvailability -ThrottleLimit 4 | Select-Object -First 1

        $first.StatusCode | Should -Be 404
        $sent.Count | Should -BeLessThan 20
    }

    It 'makes a site that is down an object, not an error' {
        $check = Test-SiteAvailability -Uri 'http://127.0.0.1:1/' -ErrorVariable failures

        $failures | Should -BeNullOrEmpty
        $check.Failure | Should -Be 'Connect'
        $check.IsAvailable | Should -BeFalse
        "$($check.Reason)" | Should -Match '127\.0\.0\.1'
    }

    It 'reports a site that is not registered or has no address, and goes on' {
        $checks = Test-SiteAvailability tak-ada, pn-kosong, pn-contoh -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures.FullyQualifiedErrorId | Should -Be 'SopSiteNotFound,SopWebsite.PowerShell.Cmdlets.Monitoring.TestSiteAvailabilityCommand',
            'SopSiteWithoutAddress,SopWebsite.PowerShell.Cmdlets.Monitoring.TestSiteAvailabilityCommand'
        $checks | Should -HaveCount 2
    }

    It 'hands results over while others are still awaited, and lets go of them' {
        $first = Test-SiteAvailability -Uri "$($server.Uri)/diam", "$($server.Uri)/" -TimeoutSec 600 | Select-Object -First 1

        $first.State | Should -Be 'Up'
    }

    It 'ends when it is stopped, whatever it waits for' {
        $shell = [powershell]::Create().AddScript("Import-Module '$manifest'; Test-SiteAvailability -Uri '$($server.Uri)/', '$($server.Uri)/diam' -TimeoutSec 600")
        $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
        $running = $shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]::new(), $output)
        while ($output.Count -eq 0 -and -not $running.IsCompleted) { $null = $running.AsyncWaitHandle.WaitOne(20) }
        $shell.Stop()

        $shell.InvocationStateInfo.State | Should -Be 'Stopped'
        $output[0].State | Should -Be 'Up'
        $shell.Dispose()
    }

    It 'refuses <Text>' -ForEach @(@{ Text = 'ftp://example.go.id/' }, @{ Text = '://' }) {
        { Test-SiteAvailability -Uri $Text -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
    }
}
