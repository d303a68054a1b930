Describe 'New-SituationReport' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
        $null = Invoke-SopRoutine
    }

    It 'fills in the facts, the diagnosis and the alternatives' {
        $report = New-SituationReport pn-contoh -By 'Admin Contoh'

        $report.Number | Should -Match '^LS-\d{4}-\d{2}-0001$'
        $report.State | Should -Be 'Open'
        $report.Diagnosis.Cause | Should -Be 'Hosting'
        $report.Alternatives.Count | Should -BeGreaterOrEqual 2
        $report.Alternatives[0].ThirdPartyName | Should -Be 'Hosting Contoh'
        ($report.Facts.Topic.Indonesian -join '|') | Should -Match 'Backup terakhir'
        $report.Step.Duty | Should -Be 'report'
        $report.Due | Should -Not -BeNullOrEmpty
    }

    It 'takes a symptom in the user''s words' {
        (New-SituationReport pn-contoh 'Formulir =rusak').Symptom.Indonesian | Should -Be 'Formulir =rusak'
    }

    It 'opens nothing under -WhatIf and refuses an unknown site' {
        $before = @(Get-SituationReport).Count
        New-SituationReport pn-contoh -WhatIf | Should -BeNullOrEmpty
        { New-SituationReport tak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
        @(Get-SituationReport).Count | Should -Be $before
    }
}
