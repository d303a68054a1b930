Describe 'Get-SopNoticeChannel' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $env:SOP_UJI_RAHASIA = 'rahasia-yang-tidak-boleh-terlihat'
        $null = Set-SopNoticeChannel bot -Telegram -Token env:SOP_UJI_RAHASIA
        $null = Set-SopNoticeChannel surel -Smtp -Server mail.example.go.id -From sop@example.go.id
    }

    It 'lists channels by name or pattern' {
        (Get-SopNoticeChannel).Name | Should -Be @('bot', 'surel')
        (Get-SopNoticeChannel s*).Target | Should -Be 'mail.example.go.id:587'
    }

    It 'shows where a secret is and never the secret' {
        $shown = Get-SopNoticeChannel | Format-List * -Force | Out-String
        $shown | Should -BeLike '*env:SOP_UJI_RAHASIA*'
        $shown | Should -Not -BeLike '*rahasia-yang-tidak*'
    }

    It 'says that there is no such channel' {
        { Get-SopNoticeChannel tidak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopNoticeChannelNotFound,*'
    }
}
