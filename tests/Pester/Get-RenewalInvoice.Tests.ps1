Describe 'Get-RenewalInvoice' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh -Uri https://www.pn-contoh.go.id/
        $null = Register-SopSite pa-contoh
        $null = Register-HostingRenewal pn-contoh Hosting 'Paket A' -PeriodMonths 12 -ExpiresAt 2099-01-01T00:00Z
        $null = Register-HostingRenewal pa-contoh Connection C-1
        $null = Add-RenewalInvoice pn-contoh Hosting 'Paket A' INV-1 100 -ReceivedAt 2026-11-16T09:30+07:00
        $null = Add-RenewalInvoice pa-contoh Connection C-1 INV-2 250000 -ReceivedAt ([datetimeoffset]::UtcNow)
        $proof = Join-Path $TestDrive 'kuitansi.txt'
        Set-Content -LiteralPath $proof -Value 'lunas'
        $null = Update-HostingRenewal pn-contoh Hosting -Invoice INV-1 -ProofOfPayment $proof -PaidAt 2026-11-16T14:00+07:00
    }

    It 'lists the last to arrive first, with how they stand' {
        (Get-RenewalInvoice).Number | Should -Be 'INV-2', 'INV-1'
        (Get-RenewalInvoice).State | Should -Be 'Open', 'Paid'
        $paid = Get-RenewalInvoice -State Paid
        # From 09.30 to 14.00 without the break: 210 of 180 minutes.
        $paid.WorkingMinutes, $paid.OverdueMinutes | Should -Be 210, 30
        $paid.Proof.Sha256 | Should -Be (Get-FileHash $proof).Hash.ToLowerInvariant()
    }

    It 'filters by site, kind, subject and number' {
        (Get-RenewalInvoice pa-*).Number | Should -Be 'INV-2'
        (Get-RenewalInvoice -Kind Hosting).Number | Should -Be 'INV-1'
        (Get-RenewalInvoice -Subject 'paket a').Number | Should -Be 'INV-1'
        (Get-RenewalInvoice -Number *-2).Number | Should -Be 'INV-2'
        (Get-HostingRenewal -Kind Connection | Get-RenewalInvoice).Number | Should -Be 'INV-2'
        Get-RenewalInvoice -State Overdue | Should -BeNullOrEmpty
    }

    It 'completes numbers, those that wait first, and shows a table in the court''s own zone' {
        (TabExpansion2 'Get-RenewalInvoice -Number ').CompletionMatches.CompletionText | Should -Be 'INV-2', 'INV-1'
        (TabExpansion2 'Remove-RenewalInvoice pn-contoh -Subject "Paket A" -Number ').CompletionMatches.CompletionText | Should -Be 'INV-1'
        Get-RenewalInvoice -Number INV-1 | Out-String -Width 160 | Should -Match 'INV-1 +2026-11-16 09:30 +IDR 100 2026-11-16 13:30 +30 Paid'
    }
}
