Describe 'Resume-SopRun' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
    }
    BeforeEach { $run = Start-SopRun pn-contoh }

    It 'lets the clock go on' {
        $null = Suspend-SopRun $run.Id 'menunggu'

        $resumed = Get-SopRun $run.Id | Resume-SopRun

        $resumed.State | Should -Be 'Running'
        $resumed.SuspendedBecause | Should -BeNullOrEmpty
    }

    It 'refuses a run that is not suspended and says what can be done' {
        { Resume-SopRun $run.Id -ErrorAction Stop } | Should -Throw -ErrorId 'SopRunNotSuspended,*' -ExpectedMessage '*can be completed, suspended or closed*'
    }

    It 'resumes nothing under -WhatIf' {
        $null = Suspend-SopRun $run.Id 'menunggu'
        Resume-SopRun $run.Id -WhatIf | Should -BeNullOrEmpty
        (Get-SopRun $run.Id).State | Should -Be 'Suspended'
    }
}
