Describe 'Register-SopThirdParty' {
    BeforeAll { . $PSScriptRoot/Support.ps1 }

    It 'adds a third party, and replaces the one of the same name' {
        $null = Register-SopThirdParty 'Hosting Contoh' Other
        $party = Register-SopThirdParty 'Hosting Contoh' Hosting -Contract K-001

        $party.Kind | Should -Be 'Hosting'
        @(Get-SopThirdParty).Count | Should -Be 1
    }

    It 'refuses a kind that the SOP does not know' {
        { Register-SopThirdParty X Listrik -ErrorAction Stop } | Should -Throw -ErrorId 'CannotConvertArgumentNoMessage,*'
    }
}
