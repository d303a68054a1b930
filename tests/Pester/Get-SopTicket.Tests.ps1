Describe 'Get-SopTicket' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
        $script:report = New-SituationReport pn-contoh 'Uji'
        $script:open = $report | New-SopTicket -ThirdParty 'Hosting Contoh' -Promised '1 jam'
        $script:closed = $report | New-SopTicket -ThirdParty 'Hosting Contoh' | Complete-SopTicket -Result 'Selesai'
    }

    It 'shows both clocks' {
        $ticket = Get-SopTicket $open.Number
        $ticket.CalendarMinutes | Should -BeGreaterOrEqual 0
        $ticket.Step.StandardMinutes | Should -Be 450
    }

    It 'filters' {
        @(Get-SopTicket).Count | Should -Be 2
        (Get-SopTicket -Open).Number | Should -Be $open.Number
        @(Get-SopTicket -Report $report.Number -ThirdParty 'hosting contoh').Count | Should -Be 2
        Get-SopTicket -Overdue | Should -BeNullOrEmpty
        { Get-SopTicket TK-2001-01-0001 -ErrorAction Stop } | Should -Throw -ErrorId 'SopTicketNotFound,*'
    }
}
