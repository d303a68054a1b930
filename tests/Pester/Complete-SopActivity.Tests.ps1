Describe 'Complete-SopActivity' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
        $evidence = Join-Path $TestDrive 'bukti [1].txt'
        Set-Content -LiteralPath $evidence -Value 'bukti' -NoNewline
    }
    BeforeEach { $run = Start-SopRun pn-contoh -AllRequirements }

    It 'keeps evidence by its digest and goes on to the next activity' {
        $after = Complete-SopActivity $run.Id 1 -By 'Staf Contoh' -Note 'sudah' -Evidence $evidence

        $after.ActiveStep.Activity | Should -Be 2
        $after.Steps[0].State | Should -Be 'Done'
        $after.Steps[0].Note | Should -Be 'sudah'
        $after.Steps[0].Evidence[0].Sha256 | Should -Be (Get-FileHash -LiteralPath $evidence -Algorithm SHA256).Hash.ToLowerInvariant()
    }

    It 'takes file objects whatever folder they are in, and relative names by the session''s location' {
        $after = Complete-SopActivity $run.Id 1 -Evidence (Get-ChildItem -LiteralPath $TestDrive -Filter '*.txt')
        $after.Steps[0].Evidence[0].Size | Should -Be 5

        Push-Location -LiteralPath $TestDrive
        try { (Complete-SopActivity $run.Id 2 -Evidence './bukti [1].txt').Steps[1].Evidence[0].Size | Should -Be 5 }
        finally { Pop-Location }
    }

    It 'takes a step from the pipeline' { ($run.ActiveStep | Complete-SopActivity).ActiveStep.Activity | Should -Be 2 }

    It 'refuses another activity than the one under way and says which it is' {
        { Complete-SopActivity $run.Id 3 -ErrorAction Stop } | Should -Throw -ErrorId 'SopActivityOutOfOrder,*' -ExpectedMessage '*activity 1 is under way, not 3*'
    }

    It 'records nothing when evidence cannot be read' {
        { Complete-SopActivity $run.Id 1 -Evidence $evidence, (Join-Path $TestDrive 'tak-ada') -ErrorAction Stop } | Should -Throw -ErrorId 'SopEvidenceUnreadable,*'
        (Get-SopRun $run.Id).ActiveStep.Activity | Should -Be 1
    }

    It 'completes nothing under -WhatIf' {
        Complete-SopActivity $run.Id 1 -WhatIf | Should -BeNullOrEmpty
        (Get-SopRun $run.Id).ActiveStep.Activity | Should -Be 1
    }

    It 'warns of a missing output and of requirements of the next activity, and shows both' {
        $after = Complete-SopActivity $run.Id 1 -WarningVariable warnings -WarningAction SilentlyContinue

        $warnings | Should -HaveCount 2
        $warnings[0].Message | Should -BeLike '*activity 1: no output.'
        $warnings[1].Message | Should -BeLike '*activity 2: not met: Akses server.'
        $after.Steps[0].OutputMissing | Should -BeTrue
        $after.ActiveStep.RequirementsMissing | Should -Be 'Akses server'
        $after.Steps | Out-String -Width 200 | Should -Match '\[no output\] Pantau'
    }

    It 'is content when output and requirements are named' {
        $after = Complete-SopActivity $run.Id 1 -Output 'Buku kendali 11/2026' -Requirement 'akses server' -WarningVariable warnings
        $next = Complete-SopActivity $run.Id 2 -Output 'Set backup' -AllRequirements -WarningVariable +warnings

        $warnings | Should -BeNullOrEmpty
        $after.Steps[0].Output | Should -Be 'Buku kendali 11/2026'
        $next.ActiveStep.RequirementsMissing | Should -BeNullOrEmpty
    }

    It 'refuses a requirement that the next activity does not have' {
        { Complete-SopActivity $run.Id 1 -Requirement Invoice -ErrorAction Stop } |
            Should -Throw -ErrorId 'SopRequirementUnknown,*' -ExpectedMessage '*It has: Akses server*'
        (Get-SopRun $run.Id).ActiveStep.Activity | Should -Be 1
    }

    It 'completes the requirements of the run''s procedure' {
        (TabExpansion2 "Complete-SopActivity $($run.Id) 1 -Requirement Akses").CompletionMatches.CompletionText | Should -Contain "'Akses server'"
    }
}
