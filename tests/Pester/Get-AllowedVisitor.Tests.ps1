Describe 'Get-AllowedVisitor' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
        $null = Register-SopSite pn-lain
        $null = Register-AllowedVisitor 203.0.113.0/24 'Penyedia koneksi'
        $null = Register-AllowedVisitor 203.0.113.8/29 'Kantor' -Site pn-contoh
    }

    It 'shows those of a site with those of all sites' {
        (Get-AllowedVisitor).Network | Should -Be '203.0.113.0/24', '203.0.113.8/29'
        (Get-AllowedVisitor -Site pn-lain).Network | Should -Be '203.0.113.0/24'
        { Get-AllowedVisitor -Site tak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
    }

    It 'tells what allows an address' {
        (Get-AllowedVisitor ::ffff:203.0.113.9).Reason | Should -Be 'Penyedia koneksi', 'Kantor'
        Get-AllowedVisitor 198.51.100.1 | Should -BeNullOrEmpty
    }

    It 'has a view' {
        Get-AllowedVisitor | Out-String | Should -Match '203\.0\.113\.0/24\s+\*\s+Penyedia koneksi'
    }
}
