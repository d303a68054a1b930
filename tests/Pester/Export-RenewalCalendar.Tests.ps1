Describe 'Export-RenewalCalendar' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh -Zone WIT
        $null = Register-SopSite pn-lain
        $null = Register-HostingRenewal pn-contoh Domain pn-contoh.go.id -Provider "Registrar; Contoh`r`nUID:jahat" -Cost 250000 -ExpiresAt 2099-06-30T20:00:00Z
        $null = Register-HostingRenewal pn-lain Hosting paket-a -ExpiresAt 2098-06-15
        $null = Register-HostingRenewal pn-lain Connection jalur-1
    }

    It 'writes the days as a calendar, in the site''s zone' {
        $file = Join-Path $TestDrive 'perpanjangan.ics'
        $written = Export-RenewalCalendar $file -PassThru -WarningVariable warned -WarningAction SilentlyContinue

        $written.FullName | Should -Be $file
        @($warned).Count | Should -Be 1
        $bytes = [System.IO.File]::ReadAllBytes($file)
        $bytes[0] | Should -Be ([int][char]'B')
        $text = [System.Text.Encoding]::UTF8.GetString($bytes)
        $text.Replace("`r`n", '').Contains("`n") | Should -BeFalse
        $lines = ($text -replace "`r`n ", '') -split "`r`n"
        @($lines -eq 'BEGIN:VEVENT').Count | Should -Be 4
        $lines | Should -Contain 'DTSTART;VALUE=DATE:20990701'
        $lines | Should -Contain 'SUMMARY:Domain pn-contoh.go.id berakhir'
        @($lines -like 'UID:*').Count | Should -Be 4
        $lines -like 'DESCRIPTION:Situs: pn-contoh*' | Select-Object -First 1 | Should -BeLike '*Registrar\; Contoh\nUID:jahat*Rp 250.000*'
        $text | Should -Not -BeLike "*$([System.Net.Dns]::GetHostName())*"
    }

    It 'takes sites, kinds and what lapses soon' {
        $file = Join-Path $TestDrive 'sebagian.ics'
        Export-RenewalCalendar $file -Site pn-l* -WarningAction SilentlyContinue
        Get-Content -LiteralPath $file -Raw | Should -Not -BeLike '*pn-contoh.go.id*'
        Export-RenewalCalendar $file -Kind Domain -Force
        Get-Content -LiteralPath $file -Raw | Should -Not -BeLike '*paket-a*'
        Export-RenewalCalendar $file -DueWithin 30 -Force -WarningAction SilentlyContinue
        Get-Content -LiteralPath $file -Raw | Should -Not -BeLike '*VEVENT*'
        { Export-RenewalCalendar $file -Site tak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
    }

    It 'replaces a file only with -Force and writes nothing under -WhatIf' {
        $file = Join-Path $TestDrive '[ada].ics'
        [System.IO.File]::WriteAllText($file, 'lama')
        { Export-RenewalCalendar -LiteralPath $file -Kind Domain -ErrorAction Stop } | Should -Throw -ErrorId 'SopFileExists,*'
        Export-RenewalCalendar -LiteralPath $file -Kind Domain -Force -WhatIf
        Get-Content -LiteralPath $file | Should -Be 'lama'
        Export-RenewalCalendar -LiteralPath $file -Kind Domain -Force
        Get-Content -LiteralPath $file -Raw | Should -BeLike 'BEGIN:VCALENDAR*'
    }
}
