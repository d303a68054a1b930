Describe 'Set-SopNoticeRule' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/NoticeSupport.ps1
        $null = Set-SopNoticeChannel surel -Smtp -Server mail.example.go.id -From sop@example.go.id
    }

    It 'tells the recipient of each entry from medium gravity on, in Indonesian' {
        $rule = Set-SopNoticeRule semua penerima surel

        $rule.MinimumSeverity | Should -Be 'Medium'
        $rule.Language | Should -Be 'Indonesian'
        $rule.Rhythm | Should -Be 'Immediate'
    }

    It 'takes events, sites, gravity, language and rhythm, and replaces by name' {
        $null = Set-SopNoticeRule ketat ketua surel
        $null = Set-SopNoticeRule KETAT ketua surel -Event Escalated, StillOpen -Site pn-contoh -MinimumSeverity High -Language en -Digest -AnyHour

        $rule = Get-SopNoticeRule ketat
        $rule.Event | Should -Be @('Escalated', 'StillOpen')
        $rule.Language | Should -Be 'English'
        $rule.Rhythm | Should -Be 'Digest'
        $rule.AnyHour | Should -BeTrue
    }

    It 'refuses what is not there' {
        { Set-SopNoticeRule x bukan-siapa-siapa surel -ErrorAction Stop } | Should -Throw -ErrorId 'SopNoticeRecipientUnknown,*'
        { Set-SopNoticeRule x ketua bukan-saluran -ErrorAction Stop } | Should -Throw -ErrorId 'SopNoticeChannelNotFound,*'
        { Set-SopNoticeRule x ketua surel -Site bukan-situs -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
        Get-SopNoticeRule x* | Should -BeNullOrEmpty
    }

    It 'completes recipients and channels' {
        (TabExpansion2 'Set-SopNoticeRule x peneri').CompletionMatches.CompletionText | Should -Contain 'penerima'
        (TabExpansion2 'Set-SopNoticeRule x -Channel su').CompletionMatches.CompletionText | Should -Contain 'surel'
    }
}
