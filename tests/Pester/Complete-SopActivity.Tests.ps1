Describe 'Complete-SopActivity' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
        $evidence = Join-Path $TestDrive 'bukti [1].txt'
        Set-Content -LiteralPath $evidence -Value 'bukti' -NoNewline
    }
    BeforeEach { $run = Start-SopRun pn-contoh }

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
}
