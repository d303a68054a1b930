Describe 'Get-SopMaintenance' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
        $null = Register-SopSite pn-lain
        $null = Register-SopMaintenance pn-contoh -From 2021-01-01 -Duration '1 jam' -Reason lewat
        $null = Register-SopMaintenance pn-contoh -From 2041-01-01 -Duration '1 jam' -Reason nanti
        $null = Register-SopMaintenance pn-lain -From 2021-01-01 -Duration '1 jam' -Weekly -Reason mingguan
        $null = Register-SopMaintenance -Duration '1 jam' -Reason semua
    }

    It 'shows what is planned or under way' {
        @(Get-SopMaintenance).Reason | Should -Be 'mingguan', 'semua', 'nanti'
        @(Get-SopMaintenance -All).Reason | Should -Be 'lewat', 'mingguan', 'semua', 'nanti'
    }

    It 'takes a site, with the windows of all sites' {
        @(Get-SopSite pn-contoh | Get-SopMaintenance).Reason | Should -Be 'semua', 'nanti'
        { Get-SopMaintenance tak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
    }

    It 'shows a table' { Get-SopMaintenance | Out-String | Should -Match 'PM-\d{4}-\d\d-0002' }
}
