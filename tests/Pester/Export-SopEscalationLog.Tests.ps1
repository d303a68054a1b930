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
}
