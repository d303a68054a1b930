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

    It 'shows a result without asking for columns' { Test-SopEscalationLog | Out-String | Should -Match 'IsValid\s+: True' }
}
