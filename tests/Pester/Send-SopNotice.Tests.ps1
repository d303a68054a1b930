Describe 'Send-SopNotice' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/NoticeSupport.ps1
        $server = Start-LoopbackServer @{ '/sop' = @{ Status = 200; Body = '{}' }; '/penuh' = @{ Status = 503 } }
        $null = Set-SopNoticeChannel hook -Webhook -Uri "$($server.Uri)/sop" -Header @{ 'X-Api-Key' = 'env:SOP_UJI_RAHASIA' }
        $null = Set-SopNoticeChannel penuh -Webhook -Uri "$($server.Uri)/penuh" -Header @{ 'X-Api-Key' = 'env:SOP_UJI_RAHASIA' }
        $null = Set-SopNoticeChannel telegram -Telegram -Token env:SOP_UJI_RAHASIA
        $null = Set-SopNoticeChannel surel -Smtp -Server localhost -Port 1 -From sop@example.go.id
    }

    AfterAll { Stop-LoopbackServer $server }

    It 'does nothing and says nothing without rules' {
        $null = New-SituationReport pn-contoh 'Sebelum ada aturan'
        Send-SopNotice | Should -BeNullOrEmpty
        Get-SopNotice | Should -BeNullOrEmpty
    }

    It 'tells what the log has to say since the rule was made, once' {
        $null = Set-SopNoticeRule pimpinan kasubbag-ptip hook -Event SituationOpened -AnyHour
        $report = New-SituationReport pn-contoh 'Situs lambat'

        Send-SopNotice -WhatIf
        Get-SopNotice | Should -BeNullOrEmpty
        $sent = @(Send-SopNotice)

        $sent.Count | Should -Be 1
        $sent[0].State | Should -Be 'Sent'
        $sent[0].Report | Should -Be $report.Number
        $sent[0].Text | Should -BeLike '*Situs lambat*'
        Send-SopNotice | Should -BeNullOrEmpty
    }

    It 'keeps what could not be sent, with the reason' {
        $notice = Send-SopNotice -Message 'Uji' -To ketua -Channel penuh

        $notice.State | Should -Be 'Pending'
        $notice.NextAt | Should -BeGreaterThan ([DateTimeOffset]::UtcNow)
        "$($notice.Reason)" | Should -BeLike '*503*'
        (Get-SopNotice -Failed).Number | Should -Contain $notice.Number
    }

    It 'shows whom it has no address of' {
        $notice = Send-SopNotice -Message 'Uji' -To ketua -Channel surel

        $notice.State | Should -Be 'Undeliverable'
        "$($notice.Reason)" | Should -BeLike '*Ketua Contoh*Register-SopOfficer*'
    }

    It 'refuses a recipient that is none' {
        { Send-SopNotice -Message 'Uji' -To 'bukan siapa-siapa' -Channel surel -ErrorAction Stop } | Should -Throw -ErrorId 'SopNoticeRecipientUnknown,*'
        { Send-SopNotice -Message 'Uji' -To penerima -Channel surel -ErrorAction Stop } | Should -Throw -ErrorId 'SopNoticeRecipientUnknown,*'
    }

    It 'sends once more what did not arrive, and says of each why not' {
        $stuck = Send-SopNotice -Message 'Belum beralamat' -To kasubbag-ptip -Channel telegram
        $stuck.State | Should -Be 'Undeliverable'
        $null = Set-SopNoticeChannel telegram -Webhook -Uri "$($server.Uri)/sop"

        Send-SopNotice -Number $stuck.Number -WhatIf
        (Get-SopNotice | Where-Object Number -EQ $stuck.Number).State | Should -Be 'Undeliverable'
        $sent = $stuck | Send-SopNotice

        $sent.Number | Should -Be $stuck.Number
        $sent.State | Should -Be 'Sent'
        $failures = @()
        Send-SopNotice -Number $stuck.Number, 999 -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures.FullyQualifiedErrorId | Should -Be @('SopNoticeArrived,SopWebsite.PowerShell.Cmdlets.Notices.SendSopNoticeCommand',
            'SopNoticeNotFound,SopWebsite.PowerShell.Cmdlets.Notices.SendSopNoticeCommand')
        { Get-SopNotice -State Failed | Send-SopNotice -ErrorAction Stop } | Should -Not -Throw
    }

    It 'is a step of the routine' {
        $null = New-SituationReport pn-contoh 'Lewat rutin'
        $step = Invoke-SopRoutine | Where-Object Step -EQ Notices

        @($step).Count | Should -Be 1
        @($step.Output | Where-Object State -EQ Sent).Count | Should -Be 1
    }

    It 'leaves no secret in the register, the outbox or what it says' {
        $said = Send-SopNotice -Message 'Uji' -To ketua -Channel penuh -Verbose *>&1 | Format-List * -Force | Out-String
        $kept = Get-SopNotice | Format-List * -Force | Out-String
        $log = Get-SopEscalation | Format-List * -Force | Out-String
        $bytes = Get-ChildItem "$env:SOPWEBSITE_REGISTER*" | ForEach-Object { [IO.File]::Open($_.FullName, 'Open', 'Read', 'ReadWrite') } | ForEach-Object {
            $reader = [IO.StreamReader]::new($_, [Text.Encoding]::Latin1); $reader.ReadToEnd(); $reader.Dispose()
        }
        "$said$kept$log$bytes" | Should -Not -BeLike '*rahasia-yang-tidak-boleh*'
    }
}
