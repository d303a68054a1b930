Describe 'Get-VisitorBlock' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $log = Join-Path $TestDrive 'access.log'
        $yesterday = [DateTimeOffset]::UtcNow.AddDays(-1).ToString("dd'/'MMM'/'yyyy':'HH':'mm':'ss", [cultureinfo]::InvariantCulture) + ' +0000'
        Set-Content $log (1..3 | ForEach-Object { "203.0.113.$_ - - [$yesterday] `"GET /.env HTTP/1.1`" 200 512 `"-`" `"Mozilla/5.0`"" })
        $null = Register-SopSite pn-contoh -LogPath $log
        $null = Get-SuspiciousVisitor -Site pn-contoh
        $null = Export-VisitorBlockList Json (Join-Path $TestDrive 'a.json') -Site pn-contoh -WarningAction SilentlyContinue
    }

    It 'shows who is blocked, of a site or of all' {
        $blocks = Get-VisitorBlock pn-contoh

        $blocks | ForEach-Object { $_ | Should -BeOfType SopWebsite.Visitors.Blocking.VisitorBlock }
        $blocks.Network | Should -Be '203.0.113.1', '203.0.113.2', '203.0.113.3'
        $blocks.IsActive | Should -Be $true, $true, $true
        @(Get-VisitorBlock).Count | Should -Be 3
        @(Get-SopSite pn-contoh | Get-VisitorBlock).Count | Should -Be 3
        $blocks | Out-String | Should -Match '203\.0\.113\.1\s+Hostile'
    }
}
