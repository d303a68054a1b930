Describe 'Get-BackupRetention' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
        $null = Register-SopSite sipp-contoh -Kind Sipp
        $null = Set-BackupRetention sipp-contoh -KeepLast 3 -KeepYearly 5
    }

    It 'shows the sites that have rules' {
        $found = @(Get-BackupRetention)
        $found.Site | Should -Be 'sipp-contoh'
        $found.KeepYearly | Should -Be 5
        Get-BackupRetention pn-contoh | Should -BeNullOrEmpty
    }

    It 'refuses a site that is not registered' {
        { Get-BackupRetention tidak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
    }
}
