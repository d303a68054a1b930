Describe 'Get-SiteHistory' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/LoopbackServer.ps1
        $script:server = Start-LoopbackServer -Pages @{ '/' = @{ Body = '<p>Pengadilan Contoh</p>' } }
        $null = Register-SopSite pn-contoh -Uri "$($server.Uri)/", "$($server.Uri)/hilang" -DownAfter 2
        $null = Register-SopSite pn-lain
        foreach ($n in 1..3) { $null = Test-SiteAvailability pn-contoh }
    }
    AfterAll { Stop-LoopbackServer $server }

    It 'tells uptime and outages of each address' {
        $history = @(Get-SiteHistory pn-contoh)

        $history.Count | Should -Be 2
        $history[0].Uptime | Should -Be 100
        $history[0].Checks | Should -Be 3
        $history[0].Outages | Should -BeNullOrEmpty
        $history[1].Uptime | Should -Be 0
        $history[1].FailedChecks | Should -Be 3
        $outage = $history[1].Outages[0]
        $outage.IsOpen | Should -BeTrue
        $outage.FailedChecks | Should -Be 3
        $outage.Check.StatusCode | Should -Be 404
        $outage.Cause.Cause | Should -Be 'Website'
        $history[1].AllHours.Total | Should -Be ($history[1].Until - $history[1].From)
    }

    It 'writes the change to down into the log, once' {
        @(Get-SopEscalation -Event Note | Where-Object FollowUp -Like '*hilang tidak tersedia sejak*').Count | Should -Be 1
    }

    It 'takes a period or a month, and every site without a name' {
        $from = [datetimeoffset]::UtcNow.AddHours(-2)
        (Get-SiteHistory pn-contoh -From $from -To $from.AddHours(1))[0].Uptime | Should -BeNullOrEmpty
        $month = [datetimeoffset]::UtcNow.AddHours(7).ToString('yyyy-MM', [cultureinfo]::InvariantCulture)
        $ofMonth = Get-SopSite pn-contoh | Get-SiteHistory -Month $month
        $ofMonth[0].From | Should -Be ([datetimeoffset]::ParseExact("$month-01 +07:00", 'yyyy-MM-dd zzz', [cultureinfo]::InvariantCulture))
        @(Get-SiteHistory).Name | Select-Object -Unique | Should -Be 'pn-contoh'
    }

    It 'leaves maintenance out' {
        $null = Register-SopMaintenance pn-contoh -From ([datetimeoffset]::UtcNow.AddHours(-1)) -Duration '2 jam' -Reason Uji
        $history = @(Get-SiteHistory pn-contoh -From ([datetimeoffset]::UtcNow.AddMinutes(-30)))
        $history[1].Uptime | Should -BeNullOrEmpty
        $history[1].AllHours.Maintenance | Should -Be $history[1].AllHours.Total
        $history[1].Outages | Should -BeNullOrEmpty
    }

    It 'refuses a period that ends before it begins, and strangers' {
        { Get-SiteHistory pn-contoh -From 2026-02-01 -To 2026-01-01 -ErrorAction Stop } | Should -Throw -ErrorId 'SopPeriodInvalid,*'
        { Get-SiteHistory tak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
    }

    It 'shows a table' {
        Get-SiteHistory pn-contoh | Out-String | Should -Match 'Uptime'
        (Get-SiteHistory pn-contoh -From 2020-01-01)[0].AllHours | Out-String | Should -Match 'Unobserved'
    }
}
