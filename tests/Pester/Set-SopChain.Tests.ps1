Describe 'Set-SopChain' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
    }

    It 'sets the chain of a procedure, and of one site' {
        (Set-SopChain pn-tais/website kasubbag-umum, Sekretaris).Role | Should -Be 'kasubbag-umum', 'sekretaris'
        Set-SopChain pn-tais/website ketua -Site pn-contoh | ForEach-Object Source | Should -Be 'Site'
        (Get-SopChain -Site pn-contoh).Role | Should -Be 'ketua'
        (Get-SopChain pn-tais/website).Source | Should -Be 'Procedure'
    }

    It 'refuses <Why>' -ForEach @(
        @{ Why = 'a role that nobody has'; Role = 'raja' }, @{ Why = 'a role twice'; Role = 'ketua', 'ketua' }
    ) {
        { Set-SopChain pn-bangil/sipp $Role -ErrorAction Stop } | Should -Throw -ErrorId 'SopChainInvalid,*'
    }

    It 'sets nothing under -WhatIf' {
        Set-SopChain pn-bangil/sipp ketua -WhatIf
        (Get-SopChain pn-bangil/sipp).IsDefault | Should -BeTrue
    }
}
