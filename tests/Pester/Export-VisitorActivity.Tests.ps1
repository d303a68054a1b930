Describe 'Export-VisitorActivity' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $log = Join-Path $TestDrive 'access.log'
        Set-Content $log @(
            '203.0.113.1 - - [20/Nov/2026:22:30:00 +0700] "GET /?a=1 HTTP/1.1" 200 100 "-" "Mozilla/5.0"'
            '203.0.113.2 - - [21/Nov/2026:09:31:15 +0700] "GET /berita HTTP/1.1" 404 50 "-" "Mozilla/5.0"'
        )
        $null = Register-SopSite pn-contoh -LogPath $log
        function Text($Path) {
            $zip = [IO.Compression.ZipFile]::OpenRead($Path)
            try {
                foreach ($entry in $zip.Entries | Where-Object FullName -Match '\.xml$') {
                    $reader = [IO.StreamReader]::new($entry.Open())
                    $reader.ReadToEnd()
                    $reader.Dispose()
                }
            }
            finally { $zip.Dispose() }
        }
    }

    It 'writes a workbook in which addresses are masked' {
        $file = Get-VisitorActivity -Site pn-contoh | Export-VisitorActivity (Join-Path $TestDrive 'a.xlsx') -PassThru

        $file | Should -BeOfType System.IO.FileInfo
        $text = (Text $file.FullName) -join "`n"
        $text | Should -Match '203\.0\.0\.0/16'
        $text | Should -Not -Match '203\.0\.113'
        $text | Should -Match 'Log Aktivitas Pengunjung pn-contoh'
    }

    It 'shows addresses only when told to, and says so' {
        $path = Join-Path $TestDrive 'b.xlsx'
        Get-VisitorActivity $log | Export-VisitorActivity $path -Mask None -WarningVariable said -WarningAction SilentlyContinue

        $said | Should -Match 'not masked|tidak disamarkan'
        (Text $path) -join "`n" | Should -Match '203\.0\.113\.2'
    }

    It 'leaves what was masked before as it was' {
        $path = Join-Path $TestDrive 'c.xlsx'
        Get-VisitorActivity $log -Mask Light | Export-VisitorActivity $path -Language en

        $text = (Text $path) -join "`n"
        $text | Should -Match '203\.0\.113\.0/24'
        $text | Should -Match 'Visitor Activity Log'
    }

    It 'writes nothing under -WhatIf and over no file without -Force' {
        $path = Join-Path $TestDrive 'd.xlsx'
        Get-VisitorActivity $log | Export-VisitorActivity $path -WhatIf
        $path | Should -Not -Exist

        Set-Content $path 'lama'
        { Get-VisitorActivity $log | Export-VisitorActivity $path -ErrorAction Stop } | Should -Throw -ErrorId 'SopFileExists,*'
        Get-Content $path | Should -Be 'lama'
        Get-VisitorActivity $log | Export-VisitorActivity -LiteralPath $path -Force
        (Get-Item $path).Length | Should -BeGreaterThan 1000
    }

    It 'takes its part in the monthly workbook' {
        $path = Join-Path $TestDrive 'bulan.xlsx'
        Export-SopEscalationLog 2026-11 $path

        (Text $path) -join "`n" | Should -Match 'AktivitasPengunjung'
    }
}
