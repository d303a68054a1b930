Describe 'Test-SopEscalationLog' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SampleLog.ps1
    }

    It 'finds an empty log sound' {
        $check = Test-SopEscalationLog
        $check.IsValid | Should -BeTrue
        $check.Entries | Should -Be 0
        $check.LastHash | Should -Be ('0' * 64)
    }

    It 'names the last hash of a log' {
        Add-LogEntry 2026-11-20T03:00:00Z -FollowUp 'satu'
        Add-LogEntry 2026-11-20T04:00:00Z -FollowUp 'dua'

        $check = Test-SopEscalationLog

        $check.IsValid | Should -BeTrue
        $check.Entries | Should -Be 2
        $check.LastHash | Should -Be (Get-SopEscalation | Select-Object -Last 1).Hash
    }

    It 'holds the log against what was written down of it' {
        $check = Test-SopEscalationLog
        Add-LogEntry 2026-11-20T05:00:00Z -FollowUp 'tiga'

        (Test-SopEscalationLog -ExpectedEntries $check.Entries -ExpectedHash $check.LastHash.ToUpperInvariant()).IsValid | Should -BeTrue
        $cut = Test-SopEscalationLog -ExpectedEntries 9
        $cut.Fault | Should -Be 'Cut'
        $cut.FirstBadEntry | Should -Be 4
        (Test-SopEscalationLog -ExpectedHash ('9' * 64)).IsValid | Should -BeFalse
        (Test-SopEscalationLog -ExpectedEntries 1 -ExpectedHash $check.LastHash).Fault | Should -Be 'Rewritten'
        { Test-SopEscalationLog -ExpectedHash abc } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It 'shows a result without asking for columns' { Test-SopEscalationLog | Out-String | Should -Match 'IsValid\s+: True' }
}
