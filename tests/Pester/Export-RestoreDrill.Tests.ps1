Describe 'Export-RestoreDrill' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/DrillSupport.ps1
        $null = Set-SopCourt -Name 'Pengadilan Negeri Contoh' -City Contoh
        $drill = Start-RestoreDrill pn-contoh -ScratchPath $TestDrive
    }

    It 'writes the minutes as a page and as a Word file' {
        $page = Join-Path $TestDrive 'ba.html'
        $drill | Export-RestoreDrill -Path $page -LetterNumber 'W0-U0/123/XI/2026'
        $file = Export-RestoreDrill $drill.Number $TestDrive -PassThru

        $text = Get-Content -LiteralPath $page -Raw
        $text | Should -BeLike '*UJI RESTORASI CADANGAN*'
        $text | Should -BeLike '*W0-U0/123/XI/2026*'
        $text | Should -BeLike '*BERHASIL*'
        $file.Name | Should -Be "$($drill.Number).docx"
        $file.Length | Should -BeGreaterThan 3000
    }

    It 'replaces a file only with -Force and writes nothing under -WhatIf' {
        $page = Join-Path $TestDrive 'ada.html'
        Set-Content -LiteralPath $page -Value lama
        { Export-RestoreDrill $drill.Number $page -ErrorAction Stop } | Should -Throw -ErrorId 'SopFileExists,*'
        Export-RestoreDrill $drill.Number $page -Force -WhatIf
        Get-Content -LiteralPath $page | Should -Be 'lama'
        Export-RestoreDrill $drill.Number $page -Force
        Get-Content -LiteralPath $page -Raw | Should -BeLike '*BERITA ACARA*'
    }

    It 'refuses a drill that there is not' {
        { Export-RestoreDrill UR-1999-0001 (Join-Path $TestDrive 'x.html') -ErrorAction Stop } | Should -Throw -ErrorId 'SopDrillNotFound,*'
    }
}
