Describe 'Remove-RenewalInvoice' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
        $null = Register-HostingRenewal pn-contoh Hosting 'Paket A' -PeriodMonths 12 -ExpiresAt 2099-01-01T00:00Z
        $null = Add-RenewalInvoice pn-contoh Hosting 'Paket A' INV-1 100
    }

    It 'takes a wrong invoice back, and the log keeps why' {
        Remove-RenewalInvoice pn-contoh Hosting 'Paket A' INV-1 -Reason 'salah alamat' -WhatIf
        (Get-RenewalInvoice).Number | Should -Be 'INV-1'

        Get-RenewalInvoice | Remove-RenewalInvoice -Reason 'salah alamat' -Confirm:$false | Should -BeNullOrEmpty

        Get-RenewalInvoice | Should -BeNullOrEmpty
        (Get-SopEscalation | Select-Object -Last 1).FollowUp | Should -Be 'Hosting Paket A: faktur INV-1 ditarik kembali; alasan: salah alamat'
    }

    It 'keeps one that is paid' {
        $null = Update-HostingRenewal pn-contoh Hosting -Invoice INV-2 -Force -Reason 'bukti menyusul'
        { Remove-RenewalInvoice pn-contoh Hosting -Number INV-2 -Reason uji -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopInvoicePaid,*'
        { Remove-RenewalInvoice pn-contoh Hosting -Number INV-3 -Reason uji -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopInvoiceNotFound,*'
    }
}
