Describe 'Export-VisitorBlockList' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $log = Join-Path $TestDrive 'access.log'
        # Lately, whenever the test runs: who was last seen long ago is not blocked any more.
        $yesterday = [DateTimeOffset]::UtcNow.AddDays(-1).ToString("dd'/'MMM'/'yyyy':'HH':'mm':'ss", [cultureinfo]::InvariantCulture) + ' +0000'
        function Line($Address, $Target, $Status) { "$Address - - [$yesterday] `"GET $Target HTTP/1.1`" $Status 512 `"-`" `"Mozilla/5.0`"" }
        Set-Content $log @(
            Line 203.0.113.1 '/.env' 200
            Line 2001:db8::7 '/.env' 200
            Line 192.168.1.5 '/.env' 200
            Line 'penyerang.example' '/.env' 200
            Line 203.0.113.9 '/berita' 200
        )
        $null = Register-SopSite pn-contoh -LogPath $log
        $null = Get-SuspiciousVisitor -Site pn-contoh
        function Hashes { Get-ChildItem $TestDrive -Recurse -File | Where-Object Extension -NE '.lock' | Get-FileHash | ForEach-Object { $_.Path + $_.Hash } }
    }

    It 'writes <Format> from what a log holds' -ForEach @(
        @{ Format = 'Htaccess'; Expected = 'Require not ip 203\.0\.113\.1\n' }
        @{ Format = 'Nginx'; Expected = 'deny 203\.0\.113\.1; #' }
        @{ Format = 'Nftables'; Expected = '203\.0\.113\.1 timeout \d+s,' }
        @{ Format = 'Fail2ban'; Expected = 'Z sopwebsite-blokir 203\.0\.113\.1\n' }
        @{ Format = 'Csf'; Expected = '(?m)^203\.0\.113\.1 # SopWebsite' }
        @{ Format = 'Json'; Expected = '"network": "203\.0\.113\.1"' }
    ) {
        $path = Join-Path $TestDrive "daftar.$Format"
        $list = Get-SuspiciousVisitor $log | Export-VisitorBlockList $Format $path -WarningAction SilentlyContinue

        $list | Should -BeOfType SopWebsite.Visitors.Blocking.VisitorBlockList
        $list.IsWritten | Should -BeTrue
        $list.Entries.Network | Should -Be '203.0.113.1', '2001:db8::7'
        $list.LeftOut | ForEach-Object Address | Sort-Object | Should -Be '192.168.1.5', 'penyerang.example'
        $text = Get-Content $path -Raw
        $text | Should -Match $Expected
        $text | Should -Not -Match 'penyerang|192\.168'
        $list.Check.State | Should -Not -Be 'Failed'
        $list | Out-String | Should -Match 'Networks\s+: 203\.0\.113\.1, 2001:db8::7'
    }

    It 'remembers who is on the list of a site' {
        $path = Join-Path $TestDrive 'situs.conf'
        (Export-VisitorBlockList Csf $path -Site pn-contoh -WarningAction SilentlyContinue).Added | Should -Be 2
        (Export-VisitorBlockList Csf $path -Site pn-contoh -WarningAction SilentlyContinue).Added | Should -Be 0

        $block = Get-VisitorBlock pn-contoh | Where-Object Network -EQ 203.0.113.1
        ($block.Until - $block.LastSeen).TotalDays | Should -Be 30
        (Get-SopEscalation).FollowUp | Should -Contain 'Daftar blokir pengunjung ditulis (Csf): 2 entri, 2 baru'
    }

    It 'changes nothing under -WhatIf and shows what it would do' {
        $before = Hashes
        $list = Export-VisitorBlockList Nginx (Join-Path $TestDrive 'tidak.conf') -Site pn-contoh -Verdict Watch -Days 90 -WhatIf -WarningAction SilentlyContinue

        $list.IsWritten | Should -BeFalse
        $list.Entries.Count | Should -Be 2
        $list.Apply | Should -Not -BeNullOrEmpty
        Hashes | Should -Be $before
    }

    It 'blocks a private address only when forced, and says so' {
        $list = Get-SuspiciousVisitor $log | Export-VisitorBlockList Json (Join-Path $TestDrive 'paksa.json') -Force -WarningVariable said -WarningAction SilentlyContinue

        $list.Entries.Network | Should -Contain '192.168.1.5'
        "$said" | Should -Match '192\.168\.1\.5'
    }

    It 'leaves allowed visitors out' {
        $null = Register-AllowedVisitor 203.0.113.0/30 'Kantor'
        try {
            $list = Get-SuspiciousVisitor $log | Export-VisitorBlockList Json (Join-Path $TestDrive 'izin.json')
            $list.Entries.Network | Should -Be '2001:db8::7'
        }
        finally { Unregister-AllowedVisitor 203.0.113.0/30 -Confirm:$false }
    }

    It 'replaces a list of its own, never another file' {
        $path = Join-Path $TestDrive '.htaccess'
        Set-Content $path 'RewriteEngine On'
        { Get-SuspiciousVisitor $log | Export-VisitorBlockList Htaccess $path -Force -ErrorAction Stop -WarningAction SilentlyContinue } |
            Should -Throw -ErrorId 'SopBlockListForeign,*'
        Get-Content $path | Should -Be 'RewriteEngine On'
        Remove-Item $path -Force
        1, 2 | ForEach-Object { $null = Get-SuspiciousVisitor $log | Export-VisitorBlockList Htaccess -LiteralPath $path -WarningAction SilentlyContinue }
        Get-Content $path -TotalCount 1 | Should -BeLike '# Daftar blokir SopWebsite (Htaccess)*'
    }

    It 'takes nothing through the pipe for nobody, and asks for a source without a pipe' {
        (@() | Export-VisitorBlockList Json (Join-Path $TestDrive 'kosong.json')).Entries.Count | Should -Be 0
        { Export-VisitorBlockList Json (Join-Path $TestDrive 'x.json') -ErrorAction Stop } | Should -Throw -ErrorId 'SopBlockListWithoutSource,*'
    }

    It 'completes formats' {
        (TabExpansion2 'Export-VisitorBlockList Nf').CompletionMatches.CompletionText | Should -Be 'Nftables'
    }
}
