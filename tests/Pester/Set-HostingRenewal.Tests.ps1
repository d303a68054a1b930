Describe 'Set-HostingRenewal' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh -Uri https://www.pn-contoh.go.id/
        $null = Register-SopThirdParty 'ISP Contoh' Connection
        $null = Register-HostingRenewal pn-contoh Connection C-1 -ExpiresAt 2099-05-01T00:00Z
    }

    It 'corrects details, and the log says what changed' {
        $renewal = Set-HostingRenewal pn-contoh Connection -Provider 'ISP Contoh' -PeriodMonths 12 -BudgetLine 521111 -Contact '0800-000' `
            -AvailabilityPercent 99.5 -DownMbps 100 -UpMbps 50 -BeginsAt 2098-05-01T00:00Z -By 'Nama Staf' -WarningVariable warnings

        $warnings | Should -BeNullOrEmpty
        $renewal.Promise.AvailabilityPercent | Should -Be 99.5
        $renewal.Promise.DownMbps, $renewal.Promise.UpMbps | Should -Be 100, 50
        (Get-HostingRenewal).BudgetLine | Should -Be '521111'
        $entry = Get-SopEscalation | Select-Object -Last 1
        $entry.FollowUp | Should -BeLike 'Koneksi C-1: data diperbaiki: penyedia - menjadi ISP Contoh; *'
        $entry.From | Should -Be 'Nama Staf'
    }

    It 'leaves the end, and what is not given, as it was' {
        $renewal = Get-HostingRenewal | Set-HostingRenewal -Note 'kontrak di lemari'
        $renewal.ExpiresAt.Year | Should -Be 2099
        $renewal.Contact | Should -Be '0800-000'
        (Set-HostingRenewal pn-contoh Connection -Note '').Note | Should -BeNullOrEmpty
        (Get-Command Set-HostingRenewal).Parameters.Keys | Should -Not -Contain 'ExpiresAt'
    }

    It 'warns of a provider that is no registered third party, and takes it' {
        $renewal = Set-HostingRenewal pn-contoh Connection -Provider 'Lain Contoh' -WarningVariable warnings -WarningAction SilentlyContinue
        $renewal.Provider | Should -Be 'Lain Contoh'
        $warnings | Should -HaveCount 1
    }

    It 'changes nothing under -WhatIf' {
        Set-HostingRenewal pn-contoh Connection -Contact lain -WhatIf | Should -BeNullOrEmpty
        (Get-HostingRenewal).Contact | Should -Be '0800-000'
    }

    It 'refuses <Id>' -ForEach @(
        @{ Id = 'SopRenewalNotFound'; Arguments = @{ Kind = 'Hosting' } }
        @{ Id = 'ParameterArgumentValidationError'; Arguments = @{ Kind = 'Connection'; AvailabilityPercent = 100.1 } }
        @{ Id = 'ParameterArgumentValidationError'; Arguments = @{ Kind = 'Connection'; PeriodMonths = 0 } }
        @{ Id = 'SopRenewalBeginsAfterEnd'; Arguments = @{ Kind = 'Connection'; BeginsAt = '2099-05-02' } }
    ) {
        { Set-HostingRenewal pn-contoh @Arguments -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
    }
}
