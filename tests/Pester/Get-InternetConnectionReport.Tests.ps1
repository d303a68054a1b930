Describe 'Get-InternetConnectionReport' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $closed = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $closed.Start()
        $nowhere = "127.0.0.1:$($closed.LocalEndpoint.Port)"
        $closed.Stop()
        $null = Register-SopSite pn-contoh
        $null = Register-SopSite pn-lain
        Set-SopCourt 'Pengadilan Negeri Contoh' -LineGateway none -LineTarget "tcp://$nowhere" -LineNameServer $nowhere
        $null = Register-HostingRenewal pn-contoh Connection jalur-1 -Provider 'PT Penyedia Contoh'
        $script:month = [datetimeoffset]::UtcNow.AddHours(7).ToString('yyyy-MM', [cultureinfo]::InvariantCulture)
        foreach ($n in 1..3) { $null = Test-InternetConnection pn-contoh -Record }
    }

    It 'counts what is known to be down, and leaves the rest unknown' {
        $report = @(Get-InternetConnectionReport -Month $month)

        $report.Count | Should -Be 1
        $report.Site | Should -Be 'pn-contoh'
        $report.Provider | Should -Be 'PT Penyedia Contoh'
        $report.DownMinutes | Should -BeGreaterThan 0
        $report.AllHours.Up | Should -Be ([timespan]::Zero)
        ($report.DownMinutes + $report.UnknownMinutes + $report.RemainingMinutes) | Should -BeGreaterThan (28 * 1440 - 1)
        $report.Outages[0].IsOpen | Should -BeTrue
        $report.Verdict | Should -Be 'Unknown'
    }

    It 'takes a site by name or from the pipeline, also one without a connection' {
        (Get-InternetConnectionReport pn-lain $month).UnknownMinutes | Should -BeGreaterOrEqual 0
        @(Get-SopSite | Get-InternetConnectionReport -Month $month).Count | Should -Be 2
        { Get-InternetConnectionReport tak-ada $month -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
    }

    It 'refuses a month that has not begun, and a connection that is not in the ledger' {
        { Get-InternetConnectionReport pn-contoh 2999-01 -ErrorAction Stop } | Should -Throw -ErrorId 'SopPeriodInvalid,*'
        { Get-InternetConnectionReport pn-contoh $month -Subject jalur-9 -ErrorAction Stop } | Should -Throw -ErrorId 'SopRenewalNotFound,*'
    }

    It 'shows tables' {
        Get-InternetConnectionReport -Month $month | Out-String | Should -Match 'Promised'
        (Get-InternetConnectionReport pn-contoh $month).Outages | Out-String | Should -Match 'Working'
    }
}
