Describe 'Set-SopPriority' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
    }

    It 'holds for reports graded after it, until the shipped value holds again' {
        Set-SopPriority Part Deadline Critical 1 -WhatIf | Should -BeNullOrEmpty
        (Get-SopPriority Part Deadline).IsOwn | Should -BeFalse

        (Set-SopPriority Part Deadline Critical 1 -By 'Ketua Contoh').IsOwn | Should -BeTrue
        (New-SituationReport pn-contoh 'Uji' -Impact Part -Urgency Deadline).Priority | Should -Be 1

        $null = Get-SopPriority | Where-Object IsOwn | Set-SopPriority -Default
        (Get-SopPriority Part Deadline).Severity | Should -Be 'Medium'
        { Set-SopPriority Part Deadline Low 5 } | Should -Throw
    }
}
