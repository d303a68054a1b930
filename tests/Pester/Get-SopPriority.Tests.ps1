Describe 'Get-SopPriority' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
    }

    It 'shows the shipped matrix, or part of it' {
        @(Get-SopPriority).Count | Should -Be 16
        @(Get-SopPriority Court).Count | Should -Be 4
        (Get-SopPriority Court Now).Severity | Should -Be 'Critical'
        @(Get-SopPriority | Where-Object IsOwn).Count | Should -Be 0
    }
}
