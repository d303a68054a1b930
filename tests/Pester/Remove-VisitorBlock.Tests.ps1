Describe 'Remove-VisitorBlock' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $log = Join-Path $TestDrive 'access.log'
        $yesterday = [DateTimeOffset]::UtcNow.AddDays(-1).ToString("dd'/'MMM'/'yyyy':'HH':'mm':'ss", [cultureinfo]::InvariantCulture) + ' +0000'
        Set-Content $log (1..3 | ForEach-Object { "203.0.113.$_ - - [$yesterday] `"GET /.env HTTP/1.1`" 200 512 `"-`" `"Mozilla/5.0`"" })
        $null = Register-SopSite pn-contoh -LogPath $log
        $null = Get-SuspiciousVisitor -Site pn-contoh
        $null = Export-VisitorBlockList Json (Join-Path $TestDrive 'a.json') -Site pn-contoh -WarningAction SilentlyContinue
    }

    It 'lifts a block until the address is seen again' {
        Remove-VisitorBlock pn-contoh 203.0.113.2 -WhatIf
        @(Get-VisitorBlock).Count | Should -Be 3

        $lifted = Get-VisitorBlock pn-contoh | Where-Object Network -EQ 203.0.113.2 | Remove-VisitorBlock -Reason 'kantor cabang' -Confirm:$false

        $lifted.IsActive | Should -BeFalse
        $lifted.LiftReason | Should -Be 'kantor cabang'
        (Get-VisitorBlock pn-contoh).Network | Should -Be '203.0.113.1', '203.0.113.3'
        (Get-VisitorBlock pn-contoh -All | Out-String) | Should -Match 'Lifted'
        (Export-VisitorBlockList Json (Join-Path $TestDrive 'a.json') -Site pn-contoh -WarningAction SilentlyContinue).Entries.Network |
            Should -Be '203.0.113.1', '203.0.113.3'
        { Remove-VisitorBlock pn-contoh 203.0.113.2 -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopVisitorBlockNotFound,*'
    }

    It 'completes blocked addresses' {
        (TabExpansion2 'Remove-VisitorBlock pn-contoh 203.0.113.3').CompletionMatches.CompletionText | Should -Be '203.0.113.3'
    }
}
