Describe 'Set-SopCourt' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
        $null = Register-SopSite sipp-contoh -Kind Sipp
    }

    It 'must be told the name once' {
        { Set-SopCourt -City Contoh -ErrorAction Stop } | Should -Throw -ErrorId 'SopCourtNameMissing,*'
    }

    It 'keeps what is not given, and takes an empty text as nothing' {
        $null = Set-SopCourt 'Pengadilan Negeri Contoh' -Superior 'Mahkamah Agung Republik Indonesia' -City Contoh -Phone '(021) 1' -LetterCode W0-U0 -Zone wita
        $court = Set-SopCourt -Phone '' -Address 'Jalan Contoh Nomor 1' -PassThru

        $court.Name | Should -Be 'Pengadilan Negeri Contoh'
        $court.Superior | Should -Be 'Mahkamah Agung Republik Indonesia'
        $court.LetterCode | Should -Be 'W0-U0'
        $court.Zone | Should -Be 'WITA'
        $court.Phone | Should -BeNullOrEmpty
    }

    It 'enters a court for each of the sites that are given' {
        Set-SopCourt 'Pengadilan Agama Contoh' -Site pn-contoh, sipp-contoh | Should -BeNullOrEmpty
        (Get-SopCourt sipp-contoh).Name | Should -Be 'Pengadilan Agama Contoh'
        { Set-SopCourt 'Lain' -Site tak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
    }

    It 'refuses an emblem that is no picture' {
        Set-Content -LiteralPath (Join-Path $TestDrive 'logo.txt') -Value 'logo'
        { Set-SopCourt -Logo (Join-Path $TestDrive 'logo.txt') -ErrorAction Stop } | Should -Throw -ErrorId 'SopLogoUnusable,*'
    }

    It 'changes nothing under -WhatIf' {
        Set-SopCourt 'Lain' -WhatIf
        (Get-SopCourt)[0].Name | Should -Be 'Pengadilan Negeri Contoh'
    }
}
