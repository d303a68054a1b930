Describe 'Get-HostingRenewal' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh -Uri https://www.pn-contoh.go.id/
        $null = Register-SopSite pa-contoh
        $near = [datetimeoffset]::UtcNow.AddDays(20)
        $null = Register-HostingRenewal pn-contoh Domain -ExpiresAt $near
        $null = Register-HostingRenewal pn-contoh Hosting 'Paket A' -ExpiresAt ([datetimeoffset]::UtcNow.AddDays(200))
        $null = Register-HostingRenewal pn-contoh Connection C-1
        $null = Register-HostingRenewal pa-contoh Hosting 'Paket B' -ExpiresAt ([datetimeoffset]::UtcNow.AddDays(-1))
    }

    It 'lists all, unknown first, then the first to lapse' {
        (Get-HostingRenewal).State | Should -Be 'Unknown', 'Expired', 'Due', 'Ok'
    }

    It 'filters by site, kind and how soon' {
        (Get-HostingRenewal pa-*).Subject | Should -Be 'Paket B'
        (Get-HostingRenewal -Kind Domain, Connection).Subject | Should -Be 'C-1', 'pn-contoh.go.id'
        (Get-HostingRenewal -DueWithin 21).Subject | Should -Be 'C-1', 'Paket B', 'pn-contoh.go.id'
        (Get-HostingRenewal -DueWithin 19.5 -Site pn-contoh).Subject | Should -Be 'C-1'
        (Get-HostingRenewal -DueWithin ([timespan]::FromDays(300)) -Kind Hosting).Subject | Should -Be 'Paket B', 'Paket A'
        (Get-HostingRenewal -DueWithin '21.00:00:00' -Kind Domain).Subject | Should -Be 'pn-contoh.go.id'
    }

    It 'takes sites from the pipeline' {
        (Get-SopSite pa-contoh | Get-HostingRenewal).Subject | Should -Be 'Paket B'
    }

    It 'refuses <Text> as a span' -ForEach @(@{ Text = 'besok' }, @{ Text = '1,5' }, @{ Text = '-3' }, @{ Text = '1e9' }) {
        { Get-HostingRenewal -DueWithin $Text -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*'
    }

    It 'completes sites and shows a table' {
        (TabExpansion2 'Get-HostingRenewal -Site pa').CompletionMatches.CompletionText | Should -Be 'pa-contoh'
        Get-HostingRenewal pn-contoh -Kind Domain | Out-String -Width 140 |
            Should -Match "pn-contoh\.go\.id +$($near.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)) +(19|20) Due +Ledger"
    }
}
