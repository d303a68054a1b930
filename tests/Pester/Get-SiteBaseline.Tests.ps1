Describe 'Get-SiteBaseline' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $root = New-Item -ItemType Directory (Join-Path $TestDrive 'web')
        Set-Content -LiteralPath (Join-Path $root 'index.php') -Value 'isi'
        $null = Register-SopSite pn-contoh -DocumentRoot $root
        $null = Register-SopSite pn-tanpa
        $null = New-SiteBaseline pn-contoh
        $null = New-SiteBaseline pn-contoh
    }

    It 'shows the newest baseline, held against its digest' {
        $baseline = Get-SiteBaseline

        @($baseline).Count | Should -Be 1
        $baseline.Number | Should -Be 2
        $baseline.IsIntact | Should -BeTrue
    }

    It 'shows the earlier ones with -History' {
        (Get-SiteBaseline pn-contoh -History).Number | Should -Be 1, 2
    }

    It 'shows nothing for a site without one, and refuses a site that is not there' {
        Get-SiteBaseline pn-tanpa | Should -BeNullOrEmpty
        { Get-SiteBaseline tak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
    }
}
