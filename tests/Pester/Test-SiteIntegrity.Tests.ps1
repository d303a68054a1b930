Describe 'Test-SiteIntegrity' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/LoopbackServer.ps1
        $server = Start-LoopbackServer @{
            '/'        = @{ Body = '<title>Pengadilan Negeri Contoh</title><p>Putusan perkara Pasal 303: terdakwa bermain slot online.</p><a href="/arsip">Arsip</a>' }
            '/arsip'   = @{ Body = '<div style="position:absolute;left:-9999px">situs slot gacor <a href="https://agen-slot.example/">agen slot</a></div>' }
            '/susupan' = @{ Body = '<title>Slot Gacor Hari Ini</title><p>Situs slot gacor maxwin, daftar sekarang</p>' }
            '/istilah' = @{ Body = '<p>Main merekbaru hari ini</p>' }
        }
        $null = Register-SopSite pn-contoh -Uri $server.Uri
        $null = Register-SopSite pn-susupan -Uri "$($server.Uri)/susupan"
        $null = Register-SopSite pn-kosong
    }
    AfterAll { Stop-LoopbackServer $server }

    It 'leaves a page on a gambling case clean' {
        $result = Test-SiteIntegrity pn-contoh

        $result | Should -BeOfType SopWebsite.Monitoring.Integrity.SiteIntegrity
        $result.Verdict | Should -Be 'Clean'
        $result.Name | Should -Be 'pn-contoh'
        @($result.Views).Kind | Should -Contain 'GoogleReferrer'
    }

    It 'finds an injected page, says why, and keeps its source with its hash' {
        $result = Test-SiteIntegrity pn-susupan

        $result.Verdict | Should -Be 'Injected'
        $result.Score | Should -BeGreaterThan 50
        @($result.Reasons).Sign | Should -Contain 'SpamTitle'
        $kept = $result.Views[0].Evidence
        (Get-FileHash -LiteralPath $kept.Path -Algorithm SHA256).Hash | Should -Be $kept.Sha256
        $kept.Path | Should -BeLike "*.evidence*"
    }

    It 'looks at further pages only when asked to' {
        (Test-SiteIntegrity -Uri $server.Uri).Verdict | Should -Be 'Clean'
        $result = Test-SiteIntegrity -Uri $server.Uri -Crawl -MaxPages 3 -Delay 0

        $result.Verdict | Should -Be 'Injected'
        ($result.Reasons | Where-Object Sign -EQ HiddenText)[0].Uri.AbsolutePath | Should -Be '/arsip'
    }

    It 'keeps nothing of an address that is not registered, unless told where' {
        @((Test-SiteIntegrity -Uri "$($server.Uri)/susupan").Views | Where-Object Evidence) | Should -BeNullOrEmpty
        $result = Test-SiteIntegrity -Uri "$($server.Uri)/susupan" -EvidencePath TestDrive:/eviden
        Test-Path -LiteralPath $result.Views[0].Evidence.Path | Should -BeTrue
    }

    It 'takes a lexicon of the court''s own' {
        Set-Content -LiteralPath TestDrive:/sendiri.yaml -Value "name: sendiri`nterms:`n  - weight: 6`n    words: [merekbaru]"
        (Test-SiteIntegrity -Uri "$($server.Uri)/istilah").Verdict | Should -Be 'Clean'
        (Test-SiteIntegrity -Uri "$($server.Uri)/istilah" -Lexicon TestDrive:/sendiri.yaml).Verdict | Should -Be 'Suspicious'
        Set-Content -LiteralPath TestDrive:/salah.yaml -Value 'istilah: [a]'
        { Test-SiteIntegrity -Uri $server.Uri -Lexicon TestDrive:/salah.yaml -ErrorAction Stop } | Should -Throw -ErrorId 'SopLexiconInvalid,*'
    }

    It 'takes sites from the pipeline, reports those that cannot be checked, and goes on' {
        $results = 'tak-ada', 'pn-kosong', 'pn-contoh' | Test-SiteIntegrity -ErrorVariable failures -ErrorAction SilentlyContinue

        $results.Name | Should -Be 'pn-contoh'
        $failures.FullyQualifiedErrorId | ForEach-Object { $_.Split(',')[0] } | Should -Be 'SopSiteNotFound', 'SopSiteWithoutAddress'
    }

    It 'gives a situation report its facts and its evidence' {
        $null = Test-SiteIntegrity pn-susupan
        $report = New-SituationReport pn-susupan -Symptom 'Judul situs berubah'

        "$($report.Facts)" | Should -Match 'SHA-256 [0-9a-f]{64}'
        $report.Grade.Urgency | Should -Be 'Now'
    }
}
