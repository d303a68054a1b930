Describe 'Start-SopRun' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh -Zone WIT
    }

    It 'starts the site''s own procedure by its zone' {
        $run = Start-SopRun pn-contoh -By 'Staf Contoh'

        $run | Should -BeOfType SopWebsite.Procedures.SopRun
        $run.Id | Should -Match '^R-\d{8}-0001$'
        $run.Procedure | Should -Be 'pn-tais/website'
        $run.Zone | Should -Be 'WIT'
        $run.ActiveStep.Activity | Should -Be 1
        $run.ActiveStep.StandardMinutes | Should -Be 450
    }

    It 'starts a part of another procedure, from the pipeline' {
        $run = Get-SopSite pn-contoh | Start-SopRun -Procedure pn-dumai/website -FirstActivity 5 -LastActivity 6

        $run.Steps.Activity | Should -Be 5, 6
    }

    It 'warns of requirements that are not met, keeps them with the step, and starts all the same' {
        $run = Start-SopRun pn-contoh -FirstActivity 4 -Requirement invoice -WarningVariable warnings -WarningAction SilentlyContinue

        $run.State | Should -Be 'Running'
        $run.ActiveStep.RequirementsMissing | Should -Be 'Akses layanan koneksi, hosting dan domain'
        $warnings | Should -HaveCount 1
        (Get-SopRun $run.Id).Steps[0] | Out-String -Width 200 | Should -Match '\[not met: Akses layanan'
        $all = Start-SopRun pn-contoh -FirstActivity 4 -AllRequirements -WarningVariable warnings
        $all.ActiveStep.RequirementsMissing | Should -BeNullOrEmpty
        $warnings | Should -BeNullOrEmpty
    }

    It 'completes the requirements of the site''s procedure' {
        (TabExpansion2 'Start-SopRun pn-contoh -Requirement Inv').CompletionMatches.CompletionText | Should -Be 'Invoice'
    }

    It 'refuses <Case>' -ForEach @(
        @{ Case = 'a site that is not registered'; Arguments = @{ Site = 'tak-ada' }; Id = 'SopSiteNotFound' }
        @{ Case = 'a procedure that there is none of'; Arguments = @{ Site = 'pn-contoh'; Procedure = 'tak/ada' }; Id = 'SopProcedureNotFound' }
        @{ Case = 'a requirement that the activity has not'; Arguments = @{ Site = 'pn-contoh'; Requirement = 'Invoice' }; Id = 'SopRequirementUnknown' }
        @{ Case = 'an activity that it has not'; Arguments = @{ Site = 'pn-contoh'; FirstActivity = 10 }; Id = 'SopActivityNotFound' }
    ) {
        { Start-SopRun @Arguments -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
    }

    It 'starts nothing under -WhatIf' {
        $before = @(Get-SopRun).Count
        Start-SopRun pn-contoh -WhatIf | Should -BeNullOrEmpty
        @(Get-SopRun).Count | Should -Be $before
    }
}
