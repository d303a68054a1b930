Describe 'Complete-SopTicket' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
    }

    It 'closes a ticket with what came of it, once' {
        $ticket = New-SituationReport pn-contoh 'Uji' | New-SopTicket -ThirdParty 'Hosting Contoh'
        Complete-SopTicket $ticket.Number 'x' -WhatIf
        (Get-SopTicket $ticket.Number).IsOpen | Should -BeTrue

        $closed = $ticket | Complete-SopTicket -Result 'Server dijalankan'

        $closed.IsOpen | Should -BeFalse
        $closed.Result | Should -Be 'Server dijalankan'
        { $ticket | Complete-SopTicket -Result 'Lagi' -ErrorAction Stop } | Should -Throw '*New-SopTicket*' -ErrorId 'SopTicketClosed,*'
    }
}
