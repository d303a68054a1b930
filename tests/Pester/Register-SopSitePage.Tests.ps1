Describe 'Register-SopSitePage' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh -Uri https://www.example.go.id/ -FreshnessLimit 5
    }

    It 'registers a page with its limit and filters' {
        $page = Register-SopSitePage pn-contoh pengumuman https://www.example.go.id/pengumuman -FreshnessLimit 7 -IgnoreSelector '#sidebar', '.jam' -KeepSelector main -IgnoreText 'dibaca \d+ kali'

        $page | Should -BeOfType SopWebsite.Monitoring.Freshness.SopSitePage
        $page.FreshnessLimit | Should -Be 7
        @($page.IgnoreSelector) | Should -Be '#sidebar', '.jam'
        (Get-SopSitePage pn-contoh pengumuman).KeepSelector | Should -Be 'main'
    }

    It 'takes the site''s limit, and for the front page its address' {
        $page = Register-SopSitePage pn-contoh beranda
        $page.FreshnessLimit | Should -Be 5
        $page.Uri.AbsoluteUri | Should -Be 'https://www.example.go.id/'
    }

    It 'replaces a page of the same name' {
        $null = Register-SopSitePage pn-contoh berita https://www.example.go.id/berita
        $null = Register-SopSitePage pn-contoh BERITA https://www.example.go.id/berita-baru
        (Get-SopSitePage pn-contoh berita).Uri.AbsolutePath | Should -Be '/berita-baru'
    }

    It 'copies pages from one site to another' {
        $null = Register-SopSite pn-lain -Uri https://lain.example.go.id/
        $null = Get-SopSitePage pn-contoh pengumuman | Select-Object Name, Uri, FreshnessLimit, KeepSelector, @{ n = 'Site'; e = { 'pn-lain' } } | Register-SopSitePage
        (Get-SopSitePage pn-lain pengumuman).KeepSelector | Should -Be 'main'
    }

    It 'refuses what cannot be checked' {
        { Register-SopSitePage tak-ada x https://www.example.go.id/ -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
        { Register-SopSitePage pn-contoh x -ErrorAction Stop } | Should -Throw -ErrorId 'SopSitePageInvalid,*'
        { Register-SopSitePage pn-contoh x https://www.example.go.id/ -IgnoreSelector 'div[' -ErrorAction Stop } | Should -Throw -ErrorId 'SopSitePageInvalid,*'
        { Register-SopSitePage pn-contoh x https://www.example.go.id/ -IgnoreText '(' -ErrorAction Stop } | Should -Throw -ErrorId 'SopSitePageInvalid,*'
    }

    It 'changes nothing under -WhatIf' {
        Register-SopSitePage pn-contoh kosong https://www.example.go.id/kosong -WhatIf | Should -BeNullOrEmpty
        @(Get-SopSitePage pn-contoh kosong*).Count | Should -Be 0
    }
}
