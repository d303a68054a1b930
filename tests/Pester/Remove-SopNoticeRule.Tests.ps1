Describe 'Remove-SopNoticeRule' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/NoticeSupport.ps1
        $null = Set-SopNoticeChannel surel -Smtp -Server mail.example.go.id -From sop@example.go.id
        $null = Set-SopNoticeRule satu kasubbag-ptip surel
    }

    It 'removes a rule, but not under -WhatIf' {
        Remove-SopNoticeRule satu -WhatIf
        Get-SopNoticeRule satu | Should -Not -BeNullOrEmpty
        Get-SopNoticeRule satu | Remove-SopNoticeRule -Confirm:$false
        Get-SopNoticeRule | Should -BeNullOrEmpty
        { Remove-SopNoticeRule satu -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopNoticeRuleNotFound,*'
    }
}
