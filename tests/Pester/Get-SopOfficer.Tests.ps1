Describe 'Get-SopOfficer' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopOfficer 'Contoh Satu' sekretaris
        $null = Register-SopOfficer 'Contoh Dua' kasubbag-ptip
    }

    It 'lists by role and filters by name and role' {
        (Get-SopOfficer).Name | Should -Be 'Contoh Dua', 'Contoh Satu'
        (Get-SopOfficer *satu).Role | Should -Be 'sekretaris'
        (Get-SopOfficer -Role KASUBBAG-PTIP).Name | Should -Be 'Contoh Dua'
    }

    It 'completes roles and quotes names that need it' {
        (TabExpansion2 'Get-SopOfficer -Role sek').CompletionMatches.CompletionText | Should -Be 'sekretaris'
        (TabExpansion2 'Get-SopOfficer Contoh').CompletionMatches.CompletionText | Should -Contain "'Contoh Satu'"
    }
}
