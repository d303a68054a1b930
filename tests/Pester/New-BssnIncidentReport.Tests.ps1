Describe 'New-BssnIncidentReport' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
        $null = Test-SiteAvailability pn-contoh
        $report = New-SituationReport pn-contoh
    }

    It 'drafts the four items and writes nothing' {
        $before = @(Get-SopEscalation).Count
        $draft = $report | New-BssnIncidentReport

        $draft.Contact.Officer | Should -Be 'Kasubbag Contoh'
        $draft.Description.Count | Should -BeGreaterThan 1
        $draft.Chronology.Count | Should -BeGreaterThan 1
        $draft.Impact.Count | Should -BeGreaterThan 1
        ($draft.Missing.Indonesian -join '|') | Should -Match 'data pribadi'
        @(Get-SopEscalation).Count | Should -Be $before
    }

    It 'reads as a draft on the screen' {
        $text = $report | New-BssnIncidentReport | Out-String -Width 200
        $text | Should -Match 'DRAFT'
        $text | Should -Match '3 Chronology'
    }

    It 'reports a number that is not there' {
        { New-BssnIncidentReport LS-0000-00-0000 -ErrorAction Stop } | Should -Throw -ErrorId 'SopSituationNotFound,*'
    }
}
