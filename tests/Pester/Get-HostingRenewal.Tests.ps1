Describe 'Get-HostingRenewal' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh -Uri https://www.pn-contoh.go.id/
        $null = Register-SopSite pa-contoh
        $near = [datetimeoffset]::UtcNow.AddDays(20)
        # A monthly line and a free name: the budget year asks nothing of them, whatever the month is.
        $null = Register-HostingRenewal pn-contoh Domain -ExpiresAt $near -Cost 0
        $null = Register-HostingRenewal pn-contoh Hosting 'Paket A' -ExpiresAt ([datetimeoffset]::UtcNow.AddDays(200)) -Cost 0
        $null = Register-HostingRenewal pn-contoh Connection C-1
        $null = Register-HostingRenewal pa-contoh Hosting 'Paket B' -ExpiresAt ([datetimeoffset]::UtcNow.AddDays(-1)) -Cost 0
    }

    It 'lists all, unknown first, then what must be acted on first' {
        (Get-HostingRenewal).State | Should -Be 'Unknown', 'Expired', 'Due', 'Ok'
        (Get-HostingRenewal).Stage | Should -Be 'Unknown', 'Lapsed', 'Due', 'Active'
    }

    It 'filters by site, kind, stage, findings and how soon' {
        (Get-HostingRenewal pa-*).Subject | Should -Be 'Paket B'
        (Get-HostingRenewal -Kind Domain, Connection).Subject | Should -Be 'C-1', 'pn-contoh.go.id'
        (Get-HostingRenewal -Stage Due, Active).Subject | Should -Be 'pn-contoh.go.id', 'Paket A'
        (Get-HostingRenewal -Finding).Findings.Kind | Should -Be 'EndUnknown', 'HasLapsed'
        (Get-HostingRenewal -DueWithin 21).Subject | Should -Be 'C-1', 'Paket B', 'pn-contoh.go.id'
        (Get-HostingRenewal -DueWithin 19.5 -Site pn-contoh).Subject | Should -Be 'C-1'
        (Get-HostingRenewal -DueWithin ([timespan]::FromDays(300)) -Kind Hosting).Subject | Should -Be 'Paket B', 'Paket A'
        (Get-HostingRenewal -DueWithin '21.00:00:00' -Kind Domain).Subject | Should -Be 'pn-contoh.go.id'
    }

    It 'takes sites from the pipeline' {
        (Get-SopSite pa-contoh | Get-HostingRenewal).Subject | Should -Be 'Paket B'
    }

    It 'shows what becomes of a .id domain after its end, ranges as ranges, with their source' {
        $cycle = (Get-HostingRenewal -Kind Domain).Cycle
        $cycle.Phases.Stage | Should -Be 'Grace', 'Redemption', 'PendingDelete', 'Lapsed'
        $cycle.Phases | ForEach-Object { ($_.From - $near).TotalDays } | Should -Be 0, 35, 65, 70
        $cycle.Phases | ForEach-Object { ($_.FromAtLatest - $near).TotalDays } | Should -Be 0, 40, 70, 77
        $cycle.RuleSource | Should -Match '^https://'
        $cycle.Phases | Out-String | Should -Match 'Redemption'
    }

    It 'puts an invoice that waits before an end that is far' {
        $null = Add-RenewalInvoice pn-contoh Hosting 'Paket A' INV-1 100
        $listed = Get-HostingRenewal -DueWithin 15 -Site pn-contoh
        $listed.Subject | Should -Be 'C-1', 'Paket A'
        $listed[1].Stage | Should -Be 'InvoiceReceived'
        Remove-RenewalInvoice pn-contoh Hosting 'Paket A' INV-1 -Reason uji -Confirm:$false
    }

    It 'refuses <Text> as a span' -ForEach @(@{ Text = 'besok' }, @{ Text = '1,5' }, @{ Text = '-3' }, @{ Text = '1e9' }) {
        { Get-HostingRenewal -DueWithin $Text -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
    }

    It 'completes sites and shows a table in the court''s own zone' {
        (TabExpansion2 'Get-HostingRenewal -Site pa').CompletionMatches.CompletionText | Should -Be 'pa-contoh'
        $day = $near.ToOffset('07:00').ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
        Get-HostingRenewal pn-contoh -Kind Domain | Out-String -Width 160 | Should -Match "pn-contoh\.go\.id +$day +(19|20) Due +$day +Ledger"
        (Get-HostingRenewal -Finding).Findings | Out-String | Should -Match 'Medium +EndUnknown'
    }
}
