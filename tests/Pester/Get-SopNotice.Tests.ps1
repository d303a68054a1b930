Describe 'Get-SopNotice' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/NoticeSupport.ps1
        $server = Start-LoopbackServer @{ '/sop' = @{ Status = 200 }; '/rusak' = @{ Status = 400 } }
        $null = Set-SopNoticeChannel hook -Webhook -Uri "$($server.Uri)/sop"
        $null = Set-SopNoticeChannel rusak -Webhook -Uri "$($server.Uri)/rusak"
        $null = Send-SopNotice -Message 'Sampai' -To ketua -Channel hook
        $null = Send-SopNotice -Message 'Ditolak' -To ketua -Channel rusak
    }

    AfterAll { Stop-LoopbackServer $server }

    It 'shows the outbox in order' {
        (Get-SopNotice).Number | Should -Be @(1, 2)
        (Get-SopNotice).Subject | Should -Be @('[SOP] Sampai', '[SOP] Ditolak')
    }

    It 'chooses by state' {
        (Get-SopNotice -State Sent).Number | Should -Be 1
        (Get-SopNotice -State Sent, Failed).Number | Should -Be @(1, 2)
        Get-SopNotice -State Pending | Should -BeNullOrEmpty
    }

    It 'shows what failed, and the log has it' {
        $failed = Get-SopNotice -Failed
        $failed.Number | Should -Be 2
        "$($failed.Reason)" | Should -BeLike '*400*'
        @(Get-SopEscalation | Where-Object Event -EQ NoticeFailed).Count | Should -Be 1
    }
}
