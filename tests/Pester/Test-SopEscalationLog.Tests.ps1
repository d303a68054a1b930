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

Describe 'Test-SopEscalationLog -Path' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SampleLog.ps1
        1..4 | ForEach-Object { Add-LogEntry "2026-11-2${_}T03:00:00Z" -FollowUp "langkah $_" }
        $null = New-Item -ItemType Directory -Path $TestDrive/arsip
        $signed = Export-SopEscalationLog -Path $TestDrive/arsip/log.jsonl -PassThru
        Export-SopEscalationLog -LiteralPath "$TestDrive/arsip/log [2].jsonl" -First 2
        # From here on there is no register, and no place where one could be made.
        $kept = $env:SOPWEBSITE_REGISTER
        $env:SOPWEBSITE_REGISTER = Join-Path $TestDrive 'arsip/log.jsonl/tidak/ada.db'
    }

    AfterAll { $env:SOPWEBSITE_REGISTER = $kept }

    It 'checks an export without any register' {
        $check = Test-SopEscalationLog $TestDrive/arsip/log.jsonl
        $check | Should -BeOfType SopWebsite.Escalations.EscalationLogVerification
        $check.IsValid | Should -BeTrue
        $check.Entries | Should -Be $signed.Entries
        $check.LastHash | Should -Be $signed.LastHash
        $check.IsKeyCompared | Should -BeFalse
        $check.KeyFingerprint | Should -Be $signed.KeyFingerprint
        $check | Out-String | Should -Match 'IsKeyCompared\s+: False'
    }

    It 'compares the key' {
        $check = Test-SopEscalationLog -LiteralPath $TestDrive/arsip/log.jsonl -KeyFingerprint $signed.KeyFingerprint.ToUpperInvariant()
        $check.IsValid, $check.IsKeyCompared | Should -Be $true, $true
        $check = Test-SopEscalationLog -Path $TestDrive/arsip/log.jsonl -KeyFingerprint ('a' * 64)
        $check.IsValid | Should -BeFalse
        $check.Failures | Should -Be 'KeyOther'
        { Test-SopEscalationLog -Path $TestDrive/arsip/log.jsonl -KeyFingerprint abc } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It 'gives one result for each file that a pattern finds' {
        $checks = @(Test-SopEscalationLog -Path $TestDrive/arsip/*.jsonl)
        $checks.Count | Should -Be 2
        $checks.IsValid | Should -Be $true, $true
        @($checks.FirstEntry | Sort-Object) | Should -Be 1, 2
    }

    It 'takes files, exports and names from the pipeline' {
        @(Get-ChildItem -Path $TestDrive/arsip -Filter *.jsonl | Test-SopEscalationLog).IsValid | Should -Be $true, $true
        ($signed | Test-SopEscalationLog).IsValid | Should -BeTrue
        ("$TestDrive/arsip/log.jsonl" | Test-SopEscalationLog).IsValid | Should -BeTrue
    }

    It 'names the first entry that was changed' {
        $text = Get-Content -Raw -LiteralPath $TestDrive/arsip/log.jsonl
        Set-Content -LiteralPath $TestDrive/ubah.jsonl -Value $text.Replace('langkah 3', 'langkah 9') -NoNewline -Encoding utf8NoBOM
        Copy-Item -LiteralPath $TestDrive/arsip/log.jsonl.sig -Destination $TestDrive/ubah.jsonl.sig
        $check = Test-SopEscalationLog -Path $TestDrive/ubah.jsonl
        $check.IsValid | Should -BeFalse
        $check.Fault, $check.FirstBadEntry | Should -Be 'Altered', 3
        $check.Failures | Should -Be 'FileChanged'
    }

    It 'never finds an export without a signature valid' {
        Copy-Item -LiteralPath $TestDrive/arsip/log.jsonl -Destination $TestDrive/tanpa.jsonl
        $check = Test-SopEscalationLog -Path $TestDrive/tanpa.jsonl
        $check.IsValid | Should -BeFalse
        $check.Failures | Should -Be 'SignatureMissing'
        $check.Fault | Should -Be 'None'
        (Test-SopEscalationLog -Path $TestDrive/tanpa.jsonl -SignaturePath $TestDrive/arsip/log.jsonl.sig).IsValid | Should -BeTrue
    }

    It 'says so when there is no such file, and goes on' {
        $checks = @(Test-SopEscalationLog -LiteralPath $TestDrive/tak.jsonl, $TestDrive/arsip, $TestDrive/arsip/log.jsonl -ErrorVariable failures -ErrorAction SilentlyContinue)
        $checks.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopPathNotFound,*'
        $failures[1].FullyQualifiedErrorId | Should -BeLike 'SopLogExportUnreadable,*'
    }
}
