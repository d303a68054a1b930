Describe 'Get-SopActivity' {
    BeforeAll { . $PSScriptRoot/Support.ps1 }

    It 'lists activities in order with their times' {
        $activities = Get-SopActivity pn-tais/website

        $activities.Number | Should -Be (1..9)
        [string]$activities[7].StandardTime | Should -Be '1 jam - 3 hari'
        $activities[0].PerformerIsDefault | Should -BeTrue
    }

    It 'filters by number and duty and takes procedures from the pipeline' {
        (Get-SopActivity pn-tais/website 5, 6).Duty | Should -Be 'report', 'forward'
        (Get-SopProcedure pn-* | Get-SopActivity -Duty fix).Procedure | Should -Be 'pn-bangil/sipp', 'pn-dumai/website', 'pn-tais/website'
    }

    It 'shows a blank time as blank and a period as the document has it' {
        [string](Get-SopActivity pa-mukomuko/device-maintenance 9).StandardTime | Should -Be ''
        [string](Get-SopActivity pa-mukomuko/device-maintenance 2).Every | Should -Be '1 minggu'
    }

    It 'completes duties' {
        (TabExpansion2 'Get-SopActivity -Duty back').CompletionMatches.CompletionText | Should -Be 'backup', 'backup-again'
    }
}
