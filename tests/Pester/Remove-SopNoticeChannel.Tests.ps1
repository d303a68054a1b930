Describe 'Remove-SopNoticeChannel' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/NoticeSupport.ps1
        $null = Set-SopNoticeChannel surel -Smtp -Server mail.example.go.id -From sop@example.go.id
        $null = Set-SopNoticeRule aturan kasubbag-ptip surel
    }

    It 'refuses while a rule sends over it' {
        { Remove-SopNoticeChannel surel -Confirm:$false -ErrorAction Stop } | Should -Throw '*aturan*' -ErrorId 'SopNoticeChannelInUse,*'
    }

    It 'removes it, but not under -WhatIf' {
        Remove-SopNoticeRule aturan -Confirm:$false
        Remove-SopNoticeChannel surel -WhatIf
        Get-SopNoticeChannel surel | Should -Not -BeNullOrEmpty
        Get-SopNoticeChannel surel | Remove-SopNoticeChannel -Confirm:$false
        Get-SopNoticeChannel | Should -BeNullOrEmpty
    }
}
