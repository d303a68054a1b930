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
        (TabExpansion2 'Export-SituationReport -Signatory sek').CompletionMatches.CompletionText | Should -Be 'sekretaris'
        (TabExpansion2 'Export-SituationReport -Signatory Kas').CompletionMatches.CompletionText | Should -Contain "'Kasubbag Contoh'"
    }
}
