Describe 'Unregister-SopSitePage' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh -Uri https://www.example.go.id/
        foreach ($name in 'pengumuman', 'berita') { $null = Register-SopSitePage pn-contoh $name "https://www.example.go.id/$name" }
    }

    It 'asks first, and changes nothing under -WhatIf' {
        (Get-Command Unregister-SopSitePage).Parameters.Keys | Should -Contain 'Confirm'
        Unregister-SopSitePage pn-contoh berita -WhatIf
        (Get-SopSitePage pn-contoh berita).Name | Should -Be 'berita'
    }

    It 'removes pages, one by one and from the pipeline' {
        Get-SopSitePage pn-contoh | Unregister-SopSitePage -Confirm:$false
        @(Get-SopSitePage pn-contoh).Count | Should -Be 0
    }

    It 'says so when the page is not there' {
        { Unregister-SopSitePage pn-contoh berita -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopSitePageNotFound,*'
    }
}
