Describe 'Test-SiteAvailability' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/LoopbackServer.ps1
        $server = Start-LoopbackServer @{
            '/'       = @{ Body = '<h1>Pengadilan Negeri Contoh</h1>' }
            '/rusak'  = @{ Status = 503; Body = 'galat' }
            '/pindah' = @{ Status = 302; Headers = @('Location: /') }
            '/diam'   = @{ Hang = $true }
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
