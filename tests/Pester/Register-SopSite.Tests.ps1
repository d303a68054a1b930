Describe 'Register-SopSite' {
    BeforeAll { . $PSScriptRoot/Support.ps1 }

    It 'writes the site as registered, with the defaults of a court' {
        $site = Register-SopSite pn-contoh -Uri www.example.go.id -LogPath (Join-Path $TestDrive 'access*.log')

        $site | Should -BeOfType SopWebsite.Sites.SopSite
        $site.Uri[0].AbsoluteUri | Should -Be 'https://www.example.go.id/'
        $site.Zone | Should -Be 'WIB'
        (Get-SopSite pn-contoh).LogPath | Should -Be (Join-Path $TestDrive 'access*.log')
    }

    It 'refuses a name that is taken, whatever its case, and goes on' {
        $written = 'PN-CONTOH', 'pn-lain' | ForEach-Object { [pscustomobject]@{ Name = $_ } } |
            Register-SopSite -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopSiteExists,*'
        $failures[0].CategoryInfo.Category | Should -Be 'ResourceExists'
        $failures[0].TargetObject | Should -Be 'PN-CONTOH'
        $written.Name | Should -Be 'pn-lain'
    }

    It 'refuses <Case>' -ForEach @(
        @{ Case = 'a name that is a path'; Arguments = @{ Name = '../x' }; Id = 'SopSiteNameInvalid' }
        @{ Case = 'a zone that Indonesia does not have'; Arguments = @{ Name = 'x'; Zone = 'UTC' }; Id = 'SopZoneUnknown' }
    ) {
        { Register-SopSite @Arguments -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
    }

    It 'never takes a password itself' {
        { Register-SopSite y -DatabaseName d -DatabaseSecret rahasia -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'makes nothing under -WhatIf, not even a register' {
        $other = Join-Path $TestDrive 'lain/register.db'

        Register-SopSite z -Register $other -WhatIf | Should -BeNullOrEmpty

        Split-Path $other | Should -Not -Exist
    }
}
