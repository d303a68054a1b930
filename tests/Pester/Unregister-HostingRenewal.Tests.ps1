Describe 'Unregister-HostingRenewal' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
        $null = Register-HostingRenewal pn-contoh Hosting 'Paket A'
        $null = Add-RenewalInvoice pn-contoh Hosting 'Paket A' INV-1 100
    }

    It 'asks first, and removes nothing under -WhatIf' {
        (Get-Command Unregister-HostingRenewal).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false).ConfirmImpact |
            Should -Be 'High'
        Unregister-HostingRenewal pn-contoh Hosting -WhatIf
        (Get-HostingRenewal).Subject | Should -Be 'Paket A'
    }

    It 'takes it out with its invoices that wait, and the log keeps it' {
        Unregister-HostingRenewal pn-contoh Hosting -Reason 'pindah penyedia' -Confirm:$false | Should -BeNullOrEmpty
        Get-HostingRenewal | Should -BeNullOrEmpty
        Get-RenewalInvoice | Should -BeNullOrEmpty
        (Get-SopEscalation | Select-Object -Last 2).FollowUp | Should -Be @(
            'Hosting Paket A: faktur INV-1 ditarik kembali; alasan: pindah penyedia'
            'Hosting Paket A: dihapus dari buku perpanjangan, berlaku sampai tidak diketahui; alasan: pindah penyedia'
        )
    }

    It 'reports what is not there' {
        { Unregister-HostingRenewal pn-contoh Hosting -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopRenewalNotFound,*'
    }
}
