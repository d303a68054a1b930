Describe 'Get-SopSitePage' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        foreach ($site in 'pn-contoh', 'pn-lain') { $null = Register-SopSite $site -Uri https://www.example.go.id/ }
        foreach ($name in 'pengumuman', 'berita') { $null = Register-SopSitePage pn-contoh $name "https://www.example.go.id/$name" }
        $null = Register-SopSitePage pn-lain berita https://lain.example.go.id/berita
    }

    It 'lists the pages of all sites, of one, and by pattern' {
        @(Get-SopSitePage).Count | Should -Be 3
        @(Get-SopSitePage pn-contoh).Name | Should -Be 'berita', 'pengumuman'
        @(Get-SopSitePage * ber*).Site | Should -Be 'pn-contoh', 'pn-lain'
        (Get-SopSite pn-lain | Select-Object @{ n = 'Site'; e = { $_.Name } } | Get-SopSitePage).Name | Should -Be 'berita'
    }

    It 'says so when a named page or site is not there' {
        { Get-SopSitePage pn-contoh lelang -ErrorAction Stop } | Should -Throw -ErrorId 'SopSitePageNotFound,*'
        { Get-SopSitePage tak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
        @(Get-SopSitePage pn-contoh lel*).Count | Should -Be 0
    }

    It 'completes the pages of the site that is named' {
        $line = 'Get-SopSitePage pn-contoh '
        $found = (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText
        $found | Should -Contain 'pengumuman'
        $found | Should -Contain 'beranda'
    }
}
