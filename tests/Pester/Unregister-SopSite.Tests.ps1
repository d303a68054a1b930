Describe 'Unregister-SopSite' {
    BeforeAll { . $PSScriptRoot/Support.ps1 }
    BeforeEach { $null = Register-SopSite pn-contoh -ErrorAction Ignore }

    It 'removes the site' {
        Get-SopSite pn-contoh | Unregister-SopSite -Confirm:$false
        Get-SopSite | Should -BeNullOrEmpty
    }

    It 'removes nothing under -WhatIf' {
        Unregister-SopSite pn-contoh -WhatIf
        (Get-SopSite).Name | Should -Be 'pn-contoh'
    }

    It 'asks first by default' {
        (Get-Command Unregister-SopSite).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false).ConfirmImpact |
            Should -Be 'High'
    }
}
