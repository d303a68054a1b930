Describe 'Add-SituationAction' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
        $report = New-SituationReport pn-contoh 'Uji'
        $evidence = Join-Path $TestDrive 'tiket [2].txt'
        Set-Content -LiteralPath $evidence -Value 'tiket'
    }

    It 'is refused before the decision, with what is allowed' {
        { Add-SituationAction $report.Number 'Terlalu dini' -ErrorAction Stop } | Should -Throw '*Submit-SituationReport*' -ErrorId 'SopSituationTransition,*'
    }

    It 'notes steps with evidence until the report is solved' {
        $null = $report | Submit-SituationReport -To kasubbag-ptip | Submit-SituationReport -To sekretaris | Approve-SituationReport -Alternative 1
        $null = $report | Add-SituationAction -Action 'Tiket dibuka' -By 'Staf Contoh' -Evidence $evidence
        $report | Add-SituationAction -Action 'Tidak jadi' -WhatIf | Should -BeNullOrEmpty
        $worked = $report | Add-SituationAction -Action 'Server dimulai ulang'

        $worked.Actions.Action | Should -Be 'Tiket dibuka', 'Server dimulai ulang'
        $worked.Actions[0].Evidence[0].Sha256 | Should -Be (Get-FileHash -LiteralPath $evidence).Hash.ToLowerInvariant()
        (Get-SopEscalation | Where-Object Event -EQ 'Note').FollowUp | Should -Contain 'Tiket dibuka'
    }
}
