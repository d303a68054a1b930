Describe 'Get-SopProcedure' {
    BeforeAll { . $PSScriptRoot/Support.ps1 }

    It 'lists the ten shipped procedures' {
        (Get-SopProcedure).Count | Should -Be 10
        Get-SopProcedure | Should -BeOfType SopWebsite.Procedures.SopProcedure
    }

    It 'takes codes, wildcards, kinds and pipeline input' {
        (Get-SopProcedure PN-Tais/website).Activities.Count | Should -Be 9
        (Get-SopProcedure pa-mukomuko/*).Count | Should -Be 6
        (Get-SopProcedure -Kind Sipp).Code | Should -Be 'pn-bangil/sipp'
        ('sop-05/website' | Get-SopProcedure).Code | Should -Be 'sop-05/website'
        Get-SopProcedure tak-* | Should -BeNullOrEmpty
    }

    It 'reports a code that there is none of and goes on' {
        $found = Get-SopProcedure tak-ada/x, pn-bangil/sipp -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopProcedureNotFound,*'
        $found.Code | Should -Be 'pn-bangil/sipp'
    }

    It 'completes codes, with no register there yet' {
        (TabExpansion2 'Get-SopProcedure pn-t').CompletionMatches.CompletionText | Should -Be 'pn-tais/website'
    }
}
