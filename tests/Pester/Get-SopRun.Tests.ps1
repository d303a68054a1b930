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
}
