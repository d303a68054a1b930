Describe 'Get-SopNoticeRule' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/NoticeSupport.ps1
        $null = Set-SopNoticeChannel surel -Smtp -Server mail.example.go.id -From sop@example.go.id
        $null = Set-SopNoticeRule satu kasubbag-ptip surel
        $null = Set-SopNoticeRule dua ketua surel
    }

    It 'lists rules by name or pattern' {
        (Get-SopNoticeRule).Name | Should -Be @('dua', 'satu')
        (Get-SopNoticeRule s*).To | Should -Be 'kasubbag-ptip'
    }

    It 'says that there is no such rule' {
        { Get-SopNoticeRule tidak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopNoticeRuleNotFound,*'
    }
}
