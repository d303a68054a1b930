Describe 'Test-SiteContent' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/LoopbackServer.ps1
        $invariant = [cultureinfo]::InvariantCulture
        $yesterday = [datetimeoffset]::UtcNow.AddDays(-1).ToString('r', $invariant)
        $server = Start-LoopbackServer @{
            '/'           = @{ Body = '<link rel="alternate" type="application/rss+xml" href="/umpan"><p>Selamat datang</p>' }
            '/umpan'      = @{ Type = 'application/rss+xml'; Body = "<rss><channel><item><pubDate>$yesterday</pubDate></item></channel></rss>" }
            '/lama'       = @{ Body = '<h2>Pengumuman</h2><p>Senin, 3 Maret 2025</p>' }
            '/tanpa'      = @{ Body = '<p>Selamat datang</p>' }
        }
        $null = Register-SopSite pn-contoh -Uri $server.Uri -Zone WIT
        $null = Register-SopSite pn-kosong
    }
    AfterAll { Stop-LoopbackServer $server }

    It 'finds a site with a new entry in its feed fresh' {
        $content = Test-SiteContent pn-contoh

        $content | Should -BeOfType SopWebsite.Monitoring.SiteContent
        $content.State | Should -Be 'Fresh'
        $content.Source | Should -Be 'Feed'
        $content.FreshnessLimit | Should -Be 7
        $content.AgeInWorkingDays | Should -BeLessOrEqual 2
        $content.NewestDate.Offset | Should -Be ([timespan]::FromHours(9))
    }

    It 'reads Indonesian dates, and counts working days against the limit' {
        $content = Test-SiteContent -Uri "$($server.Uri)/lama"
        $content.State | Should -Be 'Stale'
        $content.Source | Should -Be 'PageText'
        $content.NewestDate.ToString('yyyy-MM-dd', $invariant) | Should -Be '2025-03-03'
        ($content.Evidence | Where-Object Source -EQ PageText).Text | Should -Be '3 Maret 2025'

        (Test-SiteContent -Uri "$($server.Uri)/lama" -FreshnessLimit 1000).State | Should -Be 'Fresh'
    }

    It 'does not call a page without a date fresh or stale' {
        $content = Test-SiteContent -Uri "$($server.Uri)/tanpa", "$($server.Uri)/tiada"

        $content.State | Should -Be 'Unknown', 'Unknown'
        "$($content[1].Reason)" | Should -Match '404'
    }

    It 'takes sites from the pipeline, reports those that cannot be checked, and goes on' {
        $content = 'tak-ada', 'pn-kosong', 'pn-contoh' | Test-SiteContent -ErrorVariable failures -ErrorAction SilentlyContinue

        $content.Name | Should -Be 'pn-contoh'
        $failures.FullyQualifiedErrorId | ForEach-Object { $_.Split(',')[0] } | Should -Be 'SopSiteNotFound', 'SopSiteWithoutAddress'
        (Get-SopSite pn-contoh | Test-SiteContent).State | Should -Be 'Fresh'
    }

    It 'checks the registered pages of a site, each against its own limit' {
        $null = Register-SopSite pn-halaman -Uri $server.Uri
        $null = Register-SopSitePage pn-halaman pengumuman "$($server.Uri)/lama" -FreshnessLimit 30

        $content = @(Test-SiteContent pn-halaman)
        $content.Page | Should -Be 'beranda', 'pengumuman'
        $content.State | Should -Be 'Fresh', 'Stale'
        $content[1].FreshnessLimit | Should -Be 30
        (Test-SiteContent pn-halaman -Page peng*).Page | Should -Be 'pengumuman'
        (Test-SiteContent pn-halaman -Page beranda).Page | Should -Be 'beranda'
        { Test-SiteContent pn-halaman -Page lelang -ErrorAction Stop } | Should -Throw -ErrorId 'SopSitePageNotFound,*'
    }

    It 'keeps the text of a page without dates as evidence, and does not call it fresh' {
        $null = Register-SopSite pn-teks -Uri "$($server.Uri)/tanpa"

        $null = Test-SiteContent pn-teks
        $content = Test-SiteContent pn-teks
        $content.State | Should -Be 'Unknown'
        $content.NewestDate | Should -BeNullOrEmpty
        $content.LastChange.ChangedAt | Should -BeNullOrEmpty
        Get-Content -LiteralPath $content.LastChange.Text.Path | Should -Be 'Selamat datang'
        (Get-FileHash -LiteralPath $content.LastChange.Text.Path).Hash | Should -Be $content.LastChange.Text.Sha256
        (Test-SiteContent -Uri "$($server.Uri)/tanpa").LastChange | Should -BeNullOrEmpty
    }

    It 'refuses a calendar that does not exist' {
        { Test-SiteContent -Uri $server.Uri -Calendar tak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopCalendarNotFound,*'
    }
}
