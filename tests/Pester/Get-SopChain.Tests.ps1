Describe 'Get-SopChain' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
    }

    It 'says of a proposal that it is one' {
        $chain = Get-SopChain pn-tais/website
        $chain.Source | Should -Be 'Default'
        $chain.IsDefault | Should -BeTrue
        $chain.Role | Should -Contain 'kasubbag-ptip'
    }

    It 'shows every procedure''s' { @(Get-SopChain).Count | Should -Be @(Get-SopProcedure).Count }

    It 'takes procedures from the pipeline' { (Get-SopProcedure pn-bangil/sipp | Select-Object @{ n = 'Procedure'; e = { $_.Code } } | Get-SopChain).Procedure | Should -Be 'pn-bangil/sipp' }

    It 'knows no procedure that is not there' { { Get-SopChain tidak/ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopProcedureNotFound,*' }
}
