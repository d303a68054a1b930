Describe 'Set-SituationReport' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
    }

    It 'grades by hand, and the list can be sorted by it' {
        $plain = New-SituationReport pn-contoh 'Biasa'
        $report = New-SituationReport pn-contoh 'Gawat' | Set-SituationReport -Impact Court -Urgency Now -Reason 'Sidang hari ini'

        $report.Severity | Should -Be 'Critical'
        $report.Priority | Should -Be 1
        $report.Grade.ImpactReason.Indonesian | Should -Be 'Sidang hari ini'
        (Get-SituationReport -ByPriority).Number | Should -Be $report.Number, $plain.Number
    }

    It 'adds an alternative, changes it and recommends it' {
        $report = New-SituationReport pn-contoh 'Uji alternatif'
        $next = $report.Alternatives.Count + 1
        $changed = $report | Set-SituationReport -AddAlternative 'Cara lain' -Cost None -WorkingTime '1 hari 30 menit' -Recommendation $next -Reason 'Tercepat'

        $changed.Recommendation | Should -Be $next
        $changed.Alternatives[-1].WorkingTime.ToString() | Should -Be '1 hari 30 menit'
        ($report | Set-SituationReport -Alternative $next -Risk 'Mahal').Alternatives[-1].Risk.Indonesian | Should -Be 'Mahal'
        { $report | Set-SituationReport -AddAlternative 'x' -WorkingTime 'lama' -ErrorAction Stop } | Should -Throw '*lama*'
    }

    It 'takes the cause that people know' {
        $changed = New-SituationReport pn-contoh 'Uji sebab' | Set-SituationReport -Cause Website -Reason 'Plugin rusak'
        $changed.Diagnoses[0].Cause | Should -Be 'Website'
        $changed.Alternatives.Count | Should -BeGreaterThan 2
    }

    It 'changes nothing under -WhatIf, and says what is allowed after the decision' {
        $report = New-SituationReport pn-contoh 'Uji batas'
        $report | Set-SituationReport -Symptom 'Lain' -WhatIf | Should -BeNullOrEmpty
        (Get-SituationReport $report.Number).Symptom.Indonesian | Should -Be 'Uji batas'
        $null = $report | Submit-SituationReport -To kasubbag-ptip | Submit-SituationReport -To sekretaris | Approve-SituationReport -Alternative 1
        { $report | Set-SituationReport -Symptom 'Lain' -ErrorAction Stop } | Should -Throw '*Resolve-SituationReport*' -ErrorId 'SopSituationTransition,*'
    }
}
