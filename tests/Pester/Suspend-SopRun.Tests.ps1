Describe 'Suspend-SopRun' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
    }
    BeforeEach { $run = Start-SopRun pn-contoh }

    It 'stops the clock with a reason' {
        $suspended = Suspend-SopRun $run.Id 'menunggu penyedia hosting'

        $suspended.State | Should -Be 'Suspended'
        $suspended.SuspendedBecause | Should -Be 'menunggu penyedia hosting'
        $suspended.ActiveStep.State | Should -Be 'Suspended'
        { Complete-SopActivity $run.Id 1 -ErrorAction Stop } | Should -Throw -ErrorId 'SopRunNotActive,*' -ExpectedMessage '*menunggu penyedia hosting*'
    }

    It 'refuses a second time and changes nothing under -WhatIf' {
        Suspend-SopRun $run.Id 'x' -WhatIf | Should -BeNullOrEmpty
        $null = Suspend-SopRun $run.Id 'x'
        { Suspend-SopRun $run.Id 'x' -ErrorAction Stop } | Should -Throw -ErrorId 'SopRunNotActive,*'
    }
}
