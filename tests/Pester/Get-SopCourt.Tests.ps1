Describe 'Get-SopCourt' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
        $null = Register-SopSite pa-contoh
    }

    It 'says that none is entered' {
        Get-SopCourt | Should -BeNullOrEmpty
        { Get-SopCourt pn-contoh -ErrorAction Stop } | Should -Throw -ErrorId 'SopCourtNotFound,*'
    }

    It 'finds the court of a site, else the register''s' {
        Set-SopCourt 'Pengadilan Negeri Contoh'
        Set-SopCourt 'Pengadilan Agama Contoh' -Site pa-contoh

        (Get-SopCourt).Name | Should -Be 'Pengadilan Negeri Contoh', 'Pengadilan Agama Contoh'
        (Get-SopSite | Get-SopCourt).Name | Should -Be 'Pengadilan Agama Contoh', 'Pengadilan Negeri Contoh'
    }
}
