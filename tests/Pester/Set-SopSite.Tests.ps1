Describe 'Set-SopSite' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh -Uri www.example.go.id -Zone WITA -DatabaseName web -DatabaseUser pembaca
    }

    It 'changes what is given and keeps the rest' {
        $site = Set-SopSite pn-contoh -DatabaseUser lain -FreshnessLimit 3 -PassThru

        $site.Database.Name | Should -Be 'web'
        $site.Database.UserName | Should -Be 'lain'
        $site.FreshnessLimit | Should -Be 3
        (Get-SopSite pn-contoh).Zone | Should -Be 'WITA'
    }

    It 'writes nothing without -PassThru and changes nothing under -WhatIf' {
        Set-SopSite pn-contoh -Zone WIT -WhatIf | Should -BeNullOrEmpty
        (Get-SopSite pn-contoh).Zone | Should -Be 'WITA'
    }

    It 'takes sites from the pipeline, whatever they lack' {
        (Get-SopSite pn-contoh | Set-SopSite -FreshnessLimit 4 -PassThru).FreshnessLimit | Should -Be 4
        (Get-SopSite pn-contoh).Database.UserName | Should -Be 'lain'
    }

    It 'refuses a site that is not registered' {
        { Set-SopSite tak-ada -Zone WIB -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
    }
}
