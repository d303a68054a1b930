Describe 'Stop-SopRun' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
    }
    BeforeEach { $run = Start-SopRun pn-contoh }

    It 'closes the run; what is left is not needed' {
        $closed = Stop-SopRun $run.Id 'bukan gangguan' -Confirm:$false

        $closed.State | Should -Be 'Closed'
        $closed.Steps.State | Select-Object -Unique | Should -Be 'NotNeeded'
        { Stop-SopRun $run.Id 'lagi' -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopRunNotActive,*'
    }

    It 'closes nothing under -WhatIf' {
        Stop-SopRun $run.Id 'x' -WhatIf | Should -BeNullOrEmpty
        (Get-SopRun $run.Id).State | Should -Be 'Running'
    }
}
