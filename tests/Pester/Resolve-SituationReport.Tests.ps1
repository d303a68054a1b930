Describe 'Resolve-SituationReport' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
        function New-Approved {
            New-SituationReport pn-contoh 'Uji' | Submit-SituationReport -To kasubbag-ptip |
                Submit-SituationReport -To sekretaris | Approve-SituationReport -Alternative 1
        }
        $evidence = Join-Path $TestDrive 'tiket [1].txt'
        Set-Content -LiteralPath $evidence -Value 'tiket'
    }

    It 'keeps the report open for the backup after the fix, and says so' {
        $report = New-Approved | Resolve-SituationReport -Action 'Diperbaiki' -Evidence $evidence -WarningVariable warned -WarningAction SilentlyContinue

        $report.State | Should -Be 'Resolved'
        "$warned" | Should -Match $report.Number
        $fix = $report.Run.Steps | Where-Object Duty -EQ 'fix'
        $fix.Evidence[0].Sha256 | Should -Be (Get-FileHash -LiteralPath $evidence).Hash.ToLowerInvariant()

        $closed = Resolve-SituationReport $report.Number -WithBackup
        $closed.State | Should -Be 'Closed'
        $closed.AfterFixBackup | Should -Not -BeNullOrEmpty
    }

    It 'is closed by the routine, too' {
        $report = New-Approved | Resolve-SituationReport -Action 'Diperbaiki' -WarningAction SilentlyContinue
        $null = Invoke-SopRoutine
        (Get-SituationReport $report.Number).State | Should -Be 'Closed'
    }

    It 'refuses missing evidence and changes nothing' {
        $report = New-Approved
        $report | Resolve-SituationReport -Action 'x' -Evidence (Join-Path $TestDrive 'tak-ada') -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures.Count | Should -Be 1
        (Get-SituationReport $report.Number).State | Should -Be 'Approved'
    }

    It 'refuses to resolve without saying what was done' {
        $report = New-Approved
        { $report | Resolve-SituationReport -ErrorAction Stop } | Should -Throw -ErrorId 'SopActionMissing,*'
    }
}
