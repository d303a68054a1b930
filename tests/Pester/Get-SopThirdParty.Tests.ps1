Describe 'Get-SopThirdParty' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopThirdParty 'ISP Contoh' Connection
        $null = Register-SopThirdParty 'Registrar Contoh' Domain
    }

    It 'lists by kind and filters' {
        (Get-SopThirdParty).Name | Should -Be 'ISP Contoh', 'Registrar Contoh'
        (Get-SopThirdParty -Kind Domain).Name | Should -Be 'Registrar Contoh'
        (Get-SopThirdParty isp*).Kind | Should -Be 'Connection'
    }
}
