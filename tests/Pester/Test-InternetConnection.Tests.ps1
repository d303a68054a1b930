Describe 'Test-InternetConnection' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/LoopbackServer.ps1
        $script:server = Start-LoopbackServer -Pages @{ '/berkas' = @{ Body = 'x' * 3MB }; '/kecil' = @{ Body = 'x' } }
        $script:world = $server.Uri -replace '^http', 'tcp'
        $closed = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $closed.Start()
        $script:nowhere = "127.0.0.1:$($closed.LocalEndpoint.Port)"
        $closed.Stop()
        $null = Register-SopSite pn-contoh
        # What names are worth is not the matter here, and no question leaves this machine.
        Set-SopCourt 'Pengadilan Negeri Contoh' -LineGateway none -LineTarget $world -LineNameServer $nowhere -LineSpeedUri "$($server.Uri)/berkas"
        $null = Register-SopThirdParty 'PT Penyedia Contoh' -Kind Connection
    }
    AfterAll { Stop-LoopbackServer $server }

    It 'tells each part of the way, and which is broken' {
        $found = Test-InternetConnection
        $found.State | Should -Be 'Degraded'
        $found.BrokenPart | Should -Be 'NameServer'
        @($found.Legs).Count | Should -Be 2
        $found.Legs[0].Verdict | Should -Be 'Good'
        $found.Legs[0].Milliseconds | Should -BeGreaterOrEqual 0
        $found.Legs[1].Verdict | Should -Be 'Bad'
        $found.Mbps | Should -BeNullOrEmpty
        $found.Site | Should -BeNullOrEmpty
    }

    It 'measures the throughput when asked' {
        (Test-InternetConnection -Speed).Mbps | Should -BeGreaterThan 0
        $small = Test-InternetConnection -SpeedUri "$($server.Uri)/kecil"
        $small.Mbps | Should -BeNullOrEmpty
        ($small.Legs | Where-Object Part -EQ Throughput).Verdict | Should -Be 'Unknown'
    }

    It 'keeps nothing unless asked, and needs a site to keep it for' {
        $month = [datetimeoffset]::UtcNow.AddHours(7).ToString('yyyy-MM', [cultureinfo]::InvariantCulture)
        Get-InternetConnectionReport -Month $month | Should -BeNullOrEmpty
        { Test-InternetConnection -Record -ErrorAction Stop } | Should -Throw -ErrorId 'SopConnectionSiteMissing,*'
        $null = Test-InternetConnection pn-contoh -Record -WhatIf
        Get-InternetConnectionReport -Month $month | Should -BeNullOrEmpty
        (Test-InternetConnection pn-contoh -Record).Site | Should -Be 'pn-contoh'
        @(Get-InternetConnectionReport -Month $month).Count | Should -Be 1
    }

    It 'finds the one site with a connection by itself' {
        $null = Register-HostingRenewal pn-contoh Connection jalur-1 -Provider 'PT Jalur Contoh'
        $found = Test-InternetConnection
        $found.Site | Should -Be 'pn-contoh'
        $found.Provider | Should -Be 'PT Jalur Contoh'
    }

    It 'names the provider when nothing answers, and logs it once' {
        Set-SopCourt -LineTarget "tcp://$nowhere"
        $found = 1..2 | ForEach-Object { Test-InternetConnection pn-contoh -Record }
        $found[0].State | Should -Be 'Down'
        $found[0].BrokenPart | Should -Be 'Line'
        "$($found[0].Reason.Indonesian)" | Should -BeLike '*hubungi penyedia internet PT Jalur Contoh*'
        @(Get-SopEscalation -Event Note | Where-Object FollowUp -Like 'Koneksi internet*terputus sejak*').Count | Should -Be 1
    }

    It 'refuses settings that nothing could be tested by' {
        { Set-SopCourt -LineNameServer ns.example.go.id -ErrorAction Stop } | Should -Throw -ErrorId 'SopOwnLineInvalid,*'
        { Set-SopCourt -LineName 'dua kata' -ErrorAction Stop } | Should -Throw -ErrorId 'SopOwnLineInvalid,*'
        { Set-SopCourt -LineSpeedUri 'berkas besar' -ErrorAction Stop } | Should -Throw -ErrorId 'SopOwnLineInvalid,*'
        { Test-InternetConnection tak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
    }

    It 'shows tables' {
        Test-InternetConnection | Out-String | Should -Match 'BrokenPart'
        (Test-InternetConnection).Legs | Out-String | Should -Match 'Verdict'
    }
}
