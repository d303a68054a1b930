Describe 'Merge-SituationReport' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
        $first = New-SituationReport pn-contoh 'Situs mati'
        $second = New-SituationReport pn-contoh 'situs  MATI' -WarningVariable warned -WarningAction SilentlyContinue
    }

    It 'is suggested when one alike is open' {
        "$warned" | Should -Match $first.Number
        $second.OpenAlike | Should -Be $first.Number
    }

    It 'refuses a report with itself and merges nothing under -WhatIf' {
        { Merge-SituationReport $first.Number -From $first.Number -ErrorAction Stop } | Should -Throw -ErrorId 'SopMergeItself,*'
        Merge-SituationReport $first.Number -From $second.Number -WhatIf
        (Get-SituationReport $second.Number).State | Should -Be 'Open'
    }

    It 'closes the other and keeps what it said' {
        $merged = Merge-SituationReport $first.Number -From $second.Number -By 'Kasubbag Contoh'

        $merged.Merged[0].Number | Should -Be $second.Number
        (Get-SituationReport $second.Number).MergedInto | Should -Be $first.Number
        (Get-SituationReport $second.Number | Out-String) | Should -Match 'Merged'
        (Get-SituationReport -Open).Number | Should -Be $first.Number
        { Submit-SituationReport $second.Number -To kasubbag-ptip -ErrorAction Stop } | Should -Throw "*$($first.Number)*"
    }
}
