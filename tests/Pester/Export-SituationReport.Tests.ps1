Describe 'Export-SituationReport' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
        Set-SopCourt 'Pengadilan Negeri Contoh' -City Contoh -LetterCode W0-U0
        $report = New-SituationReport pn-contoh 'Situs tidak menjawab'
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        function TextOf($Path) {
            $zip = [System.IO.Compression.ZipFile]::OpenRead($Path)
            try {
                $reader = [System.IO.StreamReader]::new($zip.GetEntry('word/document.xml').Open())
                $reader.ReadToEnd() -replace '</w:p>', "`n" -replace '<[^>]+>'
                $reader.Dispose()
            }
            finally { $zip.Dispose() }
        }
    }

    It 'writes a letter for Word and says nothing' {
        Export-SituationReport $report.Number -Path $TestDrive/surat.docx -LetterNumber 'W0-U0/7/HM.02/XI/2026' | Should -BeNullOrEmpty

        $text = TextOf (Join-Path $TestDrive 'surat.docx')
        $text | Should -Match 'Pengadilan Negeri Contoh'
        $text | Should -Match 'W0-U0/7/HM\.02/XI/2026'
        $text | Should -Match 'Situs tidak menjawab'
        $text | Should -Match 'Yth\. Kasubbag PTIP'
    }

    It 'writes a page in English' {
        $file = $report | Export-SituationReport -Path $TestDrive/letter.html -Language en -PassThru
        $file | Should -BeOfType System.IO.FileInfo
        $text = Get-Content -Raw -LiteralPath $file.FullName
        $text | Should -Match '<html lang="en">'
        $text | Should -Match 'Recommendation'
    }

    It 'names the letters of a folder for their reports, and never writes two to one file' {
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'surat [2026]')
        $second = New-SituationReport pn-contoh 'Lagi'
        ($report, $second | Export-SituationReport -LiteralPath $folder.FullName -PassThru).Name | Should -Be "$($report.Number).docx", "$($second.Number).docx"

        $report, $second | Export-SituationReport -Path $TestDrive/satu.docx -Force -ErrorVariable failures -ErrorAction SilentlyContinue
        @($failures).Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopFileExists,*'
    }

    It 'replaces a file only with -Force' {
        Set-Content -LiteralPath (Join-Path $TestDrive 'lama.docx') -Value 'lama'
        { Export-SituationReport $report.Number -Path $TestDrive/lama.docx -ErrorAction Stop } | Should -Throw -ErrorId 'SopFileExists,*'
        Export-SituationReport $report.Number -Path $TestDrive/lama.docx -Force
        (Get-Item -LiteralPath (Join-Path $TestDrive 'lama.docx')).Length | Should -BeGreaterThan 1000
    }

    It 'writes the disposition sheets of a report, or one of them' {
        $sent = New-SituationReport pn-contoh 'Disposisi'
        { Export-SituationReport $sent.Number -Form Disposition -Path $TestDrive/belum.docx -ErrorAction Stop } | Should -Throw -ErrorId 'SopDispositionNotFound,*'
        $null = Submit-SituationReport $sent.Number -To kasubbag-ptip -Note 'Mohon arahan'
        $null = Submit-SituationReport $sent.Number -To sekretaris
        $sheets = @(Get-SopDisposition -Report $sent.Number)
        $folder = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'disposisi')

        ($sent | Export-SituationReport -Form Disposition -Path $folder -LetterNumber '12/2026' -PassThru).Name | Should -Be "$($sent.Number)-disposisi.docx"
        $text = TextOf (Join-Path $folder "$($sent.Number)-disposisi.docx")
        $text | Should -Match 'Lembar Disposisi'
        $text | Should -Match 'Mohon arahan'
        $text | Should -Match '12/2026'
        $text | Should -Match ([char]0x2612 + ' Kasubbag PTIP \(Kasubbag Contoh\)')

        ($sheets[1] | Export-SituationReport -Form Disposition -Path $folder -PassThru).Name | Should -Be "$($sheets[1].Number).docx"
        TextOf (Join-Path $folder "$($sheets[1].Number).docx") | Should -Not -Match 'Mohon arahan'
    }

    It 'writes the draft for BSSN, marked as one' {
        (Export-SituationReport $report.Number -Form Bssn -Path $TestDrive/bssn.html -PassThru).Name | Should -Be 'bssn.html'
        $text = Get-Content -Raw -LiteralPath (Join-Path $TestDrive 'bssn.html')
        $text | Should -Match 'KONSEP: dibaca, dilengkapi dan dikirim oleh pengadilan sendiri'
        $text | Should -Match 'Laporan situasi dibuat'
        $text | Should -Not -Match 'SituationOpened'
    }

    It 'refuses what it cannot write' {
        { Export-SituationReport $report.Number -Path $TestDrive/surat.pdf -ErrorAction Stop } | Should -Throw -ErrorId 'SopLetterFormatUnknown,*'
        { Export-SituationReport LS-1999-01-0001 -Path $TestDrive/x.docx -ErrorAction Stop } | Should -Throw -ErrorId 'SopSituationNotFound,*'
        { Export-SituationReport $report.Number -Path Env:/x.docx -ErrorAction Stop } | Should -Throw -ErrorId 'SopPathNotFileSystem,*'
    }

    It 'writes nothing under -WhatIf' {
        Export-SituationReport $report.Number -Path $TestDrive/tidak.docx -WhatIf
        Join-Path $TestDrive 'tidak.docx' | Should -Not -Exist
    }

    It 'warns that a letter has no letterhead' {
        $empty = Join-Path $TestDrive 'lain.db'
        $null = Register-SopSite pa-contoh -Register $empty
        $number = (New-SituationReport pa-contoh 'Uji' -Register $empty).Number
        Export-SituationReport $number -Path $TestDrive/lain.docx -Register $empty -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Match 'Set-SopCourt'
    }

    It 'completes who can sign' {
        (TabExpansion2 'Export-SituationReport -Form ').CompletionMatches.CompletionText | Should -Be 'Bssn', 'Disposition', 'Situation'
        (TabExpansion2 'Export-SituationReport -Signatory sek').CompletionMatches.CompletionText | Should -Be 'sekretaris'
        (TabExpansion2 'Export-SituationReport -Signatory Kas').CompletionMatches.CompletionText | Should -Contain "'Kasubbag Contoh'"
    }
}
