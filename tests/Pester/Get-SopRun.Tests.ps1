Describe 'Get-SopRun' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        'pn-contoh', 'pa-contoh' | ForEach-Object { $null = Register-SopSite $_ }
        $first = Start-SopRun pn-contoh
        $second = Start-SopRun pa-contoh pn-bangil/sipp
        $null = Stop-SopRun $first.Id 'selesai' -Confirm:$false
    }

    It 'filters by site, procedure and whether it is open' {
        (Get-SopRun).Id | Should -Be $first.Id, $second.Id
        (Get-SopRun -Open).Id | Should -Be $second.Id
        (Get-SopRun -Site PN-contoh).Id | Should -Be $first.Id
        (Get-SopRun -Procedure pn-bangil/sipp).Id | Should -Be $second.Id
        Get-SopRun -Report tak-ada | Should -BeNullOrEmpty
    }

    It 'reports an id that there is none of and goes on' {
        $found = Get-SopRun R-1, $second.Id -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopRunNotFound,*'
        $found.Id | Should -Be $second.Id
    }

    It 'shows the due time in the site''s zone' { Get-SopRun $second.Id | Out-String -Width 200 | Should -Match '\d{4}-\d\d-\d\d \d\d:\d\d WIB' }

    It 'completes ids, for moves only those that are open' {
        (TabExpansion2 'Get-SopRun R-').CompletionMatches.CompletionText | Should -Be $second.Id, $first.Id
        (TabExpansion2 'Suspend-SopRun R-').CompletionMatches.CompletionText | Should -Be $second.Id
    }

    It 'shows a run whose calendar was moved away, with an error for that run alone' {
        $calendar = Join-Path $TestDrive 'kalender.yaml'
        Copy-Item (Join-Path $PSScriptRoot '../../calendars/pengadilan.yaml') $calendar
        Get-ChildItem (Join-Path $PSScriptRoot '../../calendars') -Filter '20*.yaml' | Copy-Item -Destination $TestDrive
        $null = Register-SopSite pta-contoh -Calendar $calendar
        $third = Start-SopRun pta-contoh -WarningAction SilentlyContinue
        Add-Content -LiteralPath $calendar -Value "holidays:`n  - { date: 2026-11-30, name: Libur pengadilan, kind: pengadilan }"
        (Get-SopRun $third.Id).CalendarChanged | Should -BeTrue
        Get-SopRun $third.Id | Out-String -Width 200 | Should -Match '\[calendar\] pn-tais/website'
        Remove-Item -LiteralPath $calendar

        $found = Get-SopRun -ErrorVariable failures -ErrorAction SilentlyContinue

        $found.Id | Should -Be $first.Id, $second.Id, $third.Id
        $failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopCalendarNotFound,*'
        $found[2].ActiveStep.Due | Should -BeNullOrEmpty
        $found[2] | Out-String -Width 200 | Should -Match '\? \(calendar\)'
    }
}
