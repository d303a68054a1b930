Describe 'Update-SopTicket' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
        $script:ticket = New-SituationReport pn-contoh 'Uji' | New-SopTicket -ThirdParty 'Hosting Contoh' -Promised '1 jam'
    }

    It 'keeps every talk and every promise' {
        $null = $ticket | Update-SopTicket -Contact 'Teknisi di lokasi' -By 'Kasubbag Contoh'
        $after = Update-SopTicket $ticket.Number -Promised '1 hari'

        $after.Contacts[0].Text | Should -Be 'Teknisi di lokasi'
        $after.Promises.Count | Should -Be 2
        $after.Promised | Should -BeGreaterThan $ticket.Promised
    }

    It 'needs something to enter' { { Update-SopTicket $ticket.Number -ErrorAction Stop } | Should -Throw -ErrorId 'SopContactMissing,*' }

    It 'enters nothing under -WhatIf' {
        Update-SopTicket $ticket.Number 'x' -WhatIf
        (Get-SopTicket $ticket.Number).Contacts.Text | Should -Not -Contain 'x'
    }
}
