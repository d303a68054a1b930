Describe 'New-SopTicket' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
        $script:report = New-SituationReport pn-contoh 'Uji'
    }

    It 'hands a report to a third party with what it promised' {
        $ticket = $report | New-SopTicket -ThirdParty 'hosting contoh' -TicketNumber 778899 -Promised '2 hari' -Note 'Server mati'

        $ticket.Number | Should -BeLike 'TK-*-0001'
        $ticket.ThirdParty | Should -Be 'Hosting Contoh'
        $ticket.Promised | Should -BeGreaterThan ([datetimeoffset]::UtcNow)
        $ticket.Step.Duty | Should -Be 'report'
        (Get-SopEscalation | Where-Object Event -EQ TicketOpened).Evidence | Should -Be $ticket.Number
    }

    It 'takes an instant as a promise' {
        (New-SopTicket $report.Number 'Hosting Contoh' -Promised 2041-01-01T12:00Z).Promised.UtcDateTime | Should -Be ([datetime]'2041-01-01T12:00:00')
    }

    It 'refuses a past promise, a stranger, and what is no time' {
        { New-SopTicket $report.Number 'Hosting Contoh' -Promised 2001-01-01 -ErrorAction Stop } | Should -Throw -ErrorId 'SopPromiseInvalid,*'
        { New-SopTicket $report.Number 'Siapa' -ErrorAction Stop } | Should -Throw -ErrorId 'SopThirdPartyNotFound,*'
        { New-SopTicket $report.Number 'Hosting Contoh' -Promised besok -ErrorAction Stop } | Should -Throw '*4 jam*'
    }

    It 'opens nothing under -WhatIf' {
        $before = @(Get-SopTicket).Count
        New-SopTicket $report.Number 'Hosting Contoh' -WhatIf
        @(Get-SopTicket).Count | Should -Be $before
    }
}
