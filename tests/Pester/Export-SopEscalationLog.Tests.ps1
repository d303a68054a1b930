Describe 'Export-SopEscalationLog' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SampleLog.ps1
        Add-LogEntry 2026-11-20T03:00:00Z -Event ActivityCompleted -FollowUp '=1+1' -More @{
            Procedure = 'pn-tais/website'; Activity = 6; WorkingMinutes = 4; StandardMinutes = 5
            Timeliness = [SopWebsite.Escalations.Timeliness]::OnTime
        }
        function Read-Entry([string] $Path, [string] $Entry) {
            $zip = [IO.Compression.ZipFile]::OpenRead($Path)
            try { [IO.StreamReader]::new($zip.GetEntry($Entry).Open()).ReadToEnd() } finally { $zip.Dispose() }
        }
    }

    It 'writes the month''s workbook' {
        Export-SopEscalationLog -Month 2026-11 -Path $TestDrive/laporan.xlsx -CourtName 'Pengadilan Negeri Contoh' | Should -BeNullOrEmpty

        $texts = Read-Entry $TestDrive/laporan.xlsx xl/sharedStrings.xml
        $texts | Should -Match 'PENGADILAN NEGERI CONTOH'
        $texts | Should -Match 'Periode: November 2026'
        $texts | Should -Match 'Tindak Lanjut'
        $texts | Should -Match 'pn-tais/website\)'
        $texts | Should -Match '=1\+1'
        Read-Entry $TestDrive/laporan.xlsx xl/worksheets/sheet2.xml | Should -Not -Match '<x:f>'
    }

    It 'speaks English when asked' {
        $file = Export-SopEscalationLog 2026-11 $TestDrive/report.xlsx -Language en -PassThru
        $file.Name | Should -Be 'report.xlsx'
        Read-Entry $file.FullName xl/sharedStrings.xml | Should -Match 'Period: November 2026'
    }

    It 'replaces a file only with -Force' {
        'lama' | Set-Content -LiteralPath $TestDrive/ada.xlsx
        Export-SopEscalationLog 2026-11 $TestDrive/ada.xlsx -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopFileExists,*'
        Get-Content -LiteralPath $TestDrive/ada.xlsx | Should -Be 'lama'

        Export-SopEscalationLog 2026-11 $TestDrive/ada.xlsx -Force
        (Get-Item -LiteralPath $TestDrive/ada.xlsx).Length | Should -BeGreaterThan 1000
        Get-ChildItem -Path $TestDrive -Filter *.tmp-* | Should -BeNullOrEmpty
    }

    It 'writes nothing under -WhatIf' {
        Export-SopEscalationLog 2026-11 $TestDrive/tidak.xlsx -WhatIf
        Test-Path -LiteralPath $TestDrive/tidak.xlsx | Should -BeFalse
    }

    It 'says why a file cannot be written' {
        Export-SopEscalationLog 2026-11 $TestDrive/tak/ada/x.xlsx -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopFileNotWritten,*'
        Export-SopEscalationLog 2026-11 env:x.xlsx -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopPathNotFileSystem,*'
    }

    It 'takes names with wildcard characters as they are' {
        Export-SopEscalationLog 2026-11 -LiteralPath "$TestDrive/laporan [nov].xlsx"
        Test-Path -LiteralPath "$TestDrive/laporan [nov].xlsx" | Should -BeTrue
    }

    It 'writes an empty month too' {
        Export-SopEscalationLog 2024-02 $TestDrive/kosong.xlsx
        Read-Entry $TestDrive/kosong.xlsx xl/sharedStrings.xml | Should -Match 'Nihil'
    }

    It 'names what it can write when the extension says nothing' {
        foreach ($name in 'log.txt', 'log', 'log.jsonl.sig') {
            Export-SopEscalationLog -Path $TestDrive/$name -ErrorVariable failures -ErrorAction SilentlyContinue
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopLogFormatUnknown,*'
        }
        Export-SopEscalationLog -Path $TestDrive/semua.xlsx -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopMonthMissing,*'
        { Export-SopEscalationLog -Path $TestDrive/x.jsonl -Month 2026-11 -First 1 } | Should -Throw -ErrorId 'AmbiguousParameterSet*'
    }
}

Describe 'Export-SopEscalationLog, signed' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SampleLog.ps1
        1..5 | ForEach-Object { Add-LogEntry "2026-11-2${_}T03:00:00Z" -FollowUp "langkah $_ é" }
        $signed = Export-SopEscalationLog -Path $TestDrive/log.jsonl -CourtName 'MAHKAMAH AGUNG', 'Pengadilan Negeri Contoh' -PassThru
    }

    It 'makes neither file nor key under -WhatIf' {
        Export-SopEscalationLog -Path $TestDrive/tidak.jsonl -Register $TestDrive/lain.db -WhatIf
        Get-ChildItem -LiteralPath $TestDrive | Where-Object Name -Match '^(tidak|lain)' | Should -BeNullOrEmpty
    }

    It 'writes the log and its signature, and tells what was signed' {
        $log = @(Get-SopEscalation)
        $lines = @(Get-Content -LiteralPath $signed.FullName -Encoding utf8)
        $lines.Count | Should -Be $log.Count
        ($lines[2] | ConvertFrom-Json).followUp | Should -Be 'langkah 3 é'
        ($lines[2] | ConvertFrom-Json).hash | Should -Be $log[2].Hash
        $signed.Entries | Should -Be $log.Count
        $signed.LastHash | Should -Be $log[-1].Hash
        $signed.Sha256 | Should -Be (Get-FileHash -LiteralPath $signed.FullName).Hash
        $statement = Get-Content -Raw -LiteralPath $signed.SignaturePath | ConvertFrom-Json
        $statement.court | Should -Be 'Pengadilan Negeri Contoh'
        $statement.keyFingerprint | Should -Be $signed.KeyFingerprint
        $log[-1].Evidence | Should -Be "SHA-256 $($signed.KeyFingerprint)"
    }

    It 'takes a range, or a month' {
        $part = Export-SopEscalationLog -Path $TestDrive/bagian.jsonl -First 2 -Last 3 -PassThru
        $part.FirstEntry, $part.LastEntry | Should -Be 2, 3
        (Export-SopEscalationLog -Month 2026-11 -Path $TestDrive/bulan.jsonl -PassThru).FirstEntry | Should -Be 1
        Export-SopEscalationLog -LiteralPath "$TestDrive/a [1].jsonl"
        Test-Path -LiteralPath "$TestDrive/a [1].jsonl.sig" | Should -BeTrue
        Export-SopEscalationLog -Path $TestDrive/jauh.jsonl -First 99 -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopLogEntriesNotThere,*'
    }

    It 'replaces a signature only with -Force' {
        'lama' | Set-Content -LiteralPath $TestDrive/ada.jsonl.sig
        Export-SopEscalationLog -Path $TestDrive/ada.jsonl -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopFileExists,*'
        Test-Path -LiteralPath $TestDrive/ada.jsonl | Should -BeFalse
        Export-SopEscalationLog -Path $TestDrive/ada.jsonl -Force
        (Test-SopEscalationLog -Path $TestDrive/ada.jsonl).IsValid | Should -BeTrue
    }

    It 'keeps one key that nobody else may read, and shows it nowhere' {
        $key = Get-Content -Raw -LiteralPath "$env:SOPWEBSITE_REGISTER.key"
        if (-not $IsWindows) { (Get-Item -LiteralPath "$env:SOPWEBSITE_REGISTER.key").UnixFileMode.ToString() | Should -Be 'UserWrite, UserRead' }
        $secret = ($key -split "`n")[3]
        $shown = ($signed | Format-List * | Out-String -Width 9999), (Get-SopEscalation | Format-List * | Out-String -Width 9999), (Get-Content -Raw -LiteralPath $signed.SignaturePath)
        $shown -join '' | Should -Not -Match ([regex]::Escape($secret))

        (Export-SopEscalationLog -Path $TestDrive/lagi.jsonl -PassThru).KeyFingerprint | Should -Be $signed.KeyFingerprint
        Get-Content -Raw -LiteralPath "$env:SOPWEBSITE_REGISTER.key" | Should -Be $key
    }

    It 'says so when the key is damaged' {
        Copy-Item -LiteralPath $env:SOPWEBSITE_REGISTER -Destination $TestDrive/rusak.db
        Copy-Item -LiteralPath "$env:SOPWEBSITE_REGISTER.key" -Destination $TestDrive/rusak.db.key
        'x' | Set-Content -LiteralPath $TestDrive/rusak.db.key
        Export-SopEscalationLog -Path $TestDrive/rusak.jsonl -Register $TestDrive/rusak.db -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopLogKeyUnusable,*'
        # The month's workbook is made all the same, with a warning.
        Export-SopEscalationLog 2026-11 $TestDrive/rusak.xlsx -Register $TestDrive/rusak.db -WarningVariable warnings -WarningAction SilentlyContinue
        "$warnings" | Should -Match 'rusak.db.key'
        Test-Path -LiteralPath $TestDrive/rusak.xlsx | Should -BeTrue
    }

    It 'makes one key when two processes export at once' {
        Copy-Item -LiteralPath $env:SOPWEBSITE_REGISTER -Destination $TestDrive/berdua.db
        $processes = 1, 2 | ForEach-Object {
            $script = "Import-Module '$manifest'; Export-SopEscalationLog -Path '$TestDrive/berdua$_.jsonl' -Register '$TestDrive/berdua.db'"
            Start-Process -FilePath (Get-Process -Id $PID).Path -ArgumentList '-NoProfile', '-Command', "`"$script`"" -PassThru -NoNewWindow
        }
        $processes | Wait-Process
        $checks = @(Test-SopEscalationLog -Path "$TestDrive/berdua?.jsonl")
        $checks.IsValid | Should -Be $true, $true
        @($checks.KeyFingerprint | Sort-Object -Unique).Count | Should -Be 1
    }
}
