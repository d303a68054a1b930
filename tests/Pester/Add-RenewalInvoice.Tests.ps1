Describe 'Add-RenewalInvoice' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh -Uri https://www.pn-contoh.go.id/ -Procedure pn-tais/website
        $null = Register-HostingRenewal pn-contoh Hosting 'Paket A' -Provider 'Hosting Contoh' -WarningAction SilentlyContinue
        $null = Register-HostingRenewal pn-contoh Domain -Provider 'Hosting Contoh' -WarningAction SilentlyContinue
    }

    It 'starts the SOP''s clock of 3 hours from the arrival' {
        $invoice = Add-RenewalInvoice pn-contoh Hosting 'Paket A' INV-1 1500000.50 -ReceivedAt 2026-11-16T09:30+07:00 -DueAt 2026-11-30 -By 'Nama Staf'

        $invoice | Should -BeOfType SopWebsite.Renewals.Invoices.RenewalInvoice
        $invoice.SopMinutes | Should -Be 180
        # 12.00 to 13.00 is the break.
        $invoice.SopDueAt.UtcDateTime | Should -Be ([datetime]::new(2026, 11, 16, 6, 30, 0))
        $invoice.Amount | Should -Be 1500000.50
        (Get-SopEscalation | Select-Object -Last 1).FollowUp | Should -BeLike 'Hosting Paket A: faktur INV-1 diterima 2026-11-16 09:30 WIB, tagihan IDR 1.500.000,5, *'
    }

    It 'refuses a double, also of another service' {
        { Add-RenewalInvoice pn-contoh Hosting 'Paket A' inv-1 100 -ErrorAction Stop } | Should -Throw -ErrorId 'SopInvoiceExists,*'
        { Add-RenewalInvoice pn-contoh Domain -Number INV-1 -Amount 100 -ErrorAction Stop } | Should -Throw -ErrorId 'SopInvoiceExists,*'
        (Add-RenewalInvoice pn-contoh Domain -Number INV-1/2 -Amount 100).Number | Should -Be 'INV-1/2'
    }

    It 'enters nothing under -WhatIf, and refuses there too' {
        Add-RenewalInvoice pn-contoh Domain -Number INV-9 -Amount 1 -WhatIf | Should -BeNullOrEmpty
        Get-RenewalInvoice -Number INV-9 | Should -BeNullOrEmpty
        { Add-RenewalInvoice pn-contoh Domain -Number INV-1 -Amount 1 -WhatIf -ErrorAction Stop } | Should -Throw -ErrorId 'SopInvoiceExists,*'
    }

    It 'refuses <Id>' -ForEach @(
        @{ Id = 'SopRenewalNotFound'; Arguments = @{ Kind = 'Connection' } }
        @{ Id = 'SopInvoiceInFuture'; Arguments = @{ Kind = 'Hosting'; ReceivedAt = '2999-01-01' } }
        @{ Id = 'ParameterArgumentValidationError'; Arguments = @{ Kind = 'Hosting'; Currency = 'rupiah' } }
    ) {
        { Add-RenewalInvoice pn-contoh -Number INV-8 -Amount 1 @Arguments -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
    }
}
