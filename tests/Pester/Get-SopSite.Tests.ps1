Describe 'Get-SopSite' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
        $null = Register-SopSite sipp-contoh -Kind Sipp
    }

    It 'lists all sites by name' { (Get-SopSite).Name | Should -Be 'pn-contoh', 'sipp-contoh' }

    It 'takes wildcards, kinds and pipeline input' {
        (Get-SopSite pn-*).Name | Should -Be 'pn-contoh'
        (Get-SopSite -Kind Sipp).Name | Should -Be 'sipp-contoh'
        ('SIPP-contoh' | Get-SopSite).Name | Should -Be 'sipp-contoh'
        Get-SopSite tak-* | Should -BeNullOrEmpty
    }

    It 'reports a name that is not registered and goes on' {
        $found = Get-SopSite tak-ada, pn-contoh -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopSiteNotFound,*'
        $failures[0].TargetObject | Should -Be 'tak-ada'
        $found.Name | Should -Be 'pn-contoh'
    }

    It 'completes registered names' {
        (TabExpansion2 'Get-SopSite si').CompletionMatches.CompletionText | Should -Be 'sipp-contoh'
        (TabExpansion2 "Get-SopSite 'pn").CompletionMatches.CompletionText | Should -Be "'pn-contoh'"
    }

    It 'speaks Indonesian to an Indonesian session' {
        $culture = [cultureinfo]::CurrentUICulture
        try {
            [cultureinfo]::CurrentUICulture = 'id-ID'
            { Get-SopSite tak-ada -ErrorAction Stop } | Should -Throw "Situs 'tak-ada' tidak terdaftar*"
        }
        finally { [cultureinfo]::CurrentUICulture = $culture }
    }
}
