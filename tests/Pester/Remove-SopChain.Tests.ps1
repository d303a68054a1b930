Describe 'Remove-SopChain' {
    BeforeAll { . $PSScriptRoot/Support.ps1 }

    It 'gives back what holds then' {
        $null = Set-SopChain pn-tais/website ketua
        Remove-SopChain pn-tais/website -WhatIf
        (Get-SopChain pn-tais/website).Source | Should -Be 'Procedure'

        (Remove-SopChain pn-tais/website -Confirm:$false).Source | Should -Be 'Default'
        { Remove-SopChain pn-tais/website -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopChainNotFound,*'
    }
}
