Describe 'Update-HostingRenewal' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/LoopbackServer.ps1
        $server = Start-LoopbackServer @{
            '/rdap/domain/pn-contoh.go.id' = @{
                Type = 'application/rdap+json'
                Body = '{"objectClassName":"domain","ldhName":"pn-contoh.go.id","events":[{"eventAction":"expiration","eventDate":"2098-07-01T00:00:00Z"}]}'
            }
            '/bisu/domain/pn-contoh.go.id' = @{ Body = '{"objectClassName":"domain","ldhName":"pn-contoh.go.id"}' }
            '/rusak/domain/pn-contoh.go.id' = @{ Body = '<html>perawatan</html>' }
        }
        $null = Register-SopSite pn-contoh -Uri https://www.pn-contoh.go.id/
        $proof = Join-Path $TestDrive 'kuitansi.txt'
        Set-Content -LiteralPath $proof -Value 'lunas'
        $null = Register-HostingRenewal pn-contoh Hosting 'Paket A' -PeriodMonths 12 -ExpiresAt 2097-01-15T00:00Z
        $null = Register-HostingRenewal pn-contoh Domain
    }
    AfterAll { Stop-LoopbackServer $server }

    It 'refuses a new expiry without invoice and proof' {
        { Update-HostingRenewal pn-contoh Hosting -ExpiresAt 2098-01-15 -ErrorAction Stop } | Should -Throw -ErrorId 'SopRenewalWithoutProof,*'
        { Update-HostingRenewal pn-contoh Hosting -Invoice INV-2 -ErrorAction Stop } | Should -Throw -ErrorId 'SopRenewalWithoutProof,*'
        (Get-HostingRenewal -Kind Hosting).ExpiresAt.Year | Should -Be 2097
    }

    It 'shows what would be entered under -WhatIf and enters nothing' {
        Update-HostingRenewal pn-contoh Hosting -Invoice INV-2 -ProofOfPayment $proof -WhatIf | Should -BeNullOrEmpty
        (Get-HostingRenewal -Kind Hosting).Payments | Should -BeNullOrEmpty
    }

    It 'moves the expiry by a period with invoice and proof' {
        Push-Location $TestDrive
        try { $renewal = Update-HostingRenewal pn-contoh Hosting -Invoice INV-2 -ProofOfPayment kuitansi.txt -Cost 1500000 }
        finally { Pop-Location }

        $renewal.ExpiresAt.UtcDateTime | Should -Be ([datetime]::new(2098, 1, 15))
        $renewal.Payments.Invoice | Should -Be 'INV-2'
        $renewal.ProofOfPayment.FileName | Should -Be 'kuitansi.txt'
        (Get-HostingRenewal -Kind Hosting).Cost | Should -Be 1500000
    }

    It 'takes a new expiry without proof with -Force, and details without either' {
        (Update-HostingRenewal pn-contoh Hosting -ExpiresAt 2099-01-15T00:00Z -Force).ExpiresAt.Year | Should -Be 2099
        (Update-HostingRenewal pn-contoh Hosting -Provider 'Hosting Contoh').Provider | Should -Be 'Hosting Contoh'
    }

    It 'asks the registry about a domain' {
        $renewal = Get-HostingRenewal -Kind Domain | Update-HostingRenewal -FromSource -RdapServer "$($server.Uri)/rdap"

        $renewal.Source | Should -Be 'Rdap'
        $renewal.ExpiresAt.UtcDateTime | Should -Be ([datetime]::new(2098, 7, 1))
    }

    It 'makes an expiry unknown that the registry does not tell' {
        (Update-HostingRenewal pn-contoh Domain -FromSource -RdapServer "$($server.Uri)/bisu/").State | Should -Be 'Unknown'
    }

    It 'reports <Id>' -ForEach @(
        @{ Id = 'SopRdapInvalid'; Arguments = @{ Kind = 'Domain'; Path = '/rusak' } }
        @{ Id = 'SopDomainNotRegistered'; Arguments = @{ Kind = 'Domain'; Path = '/tiada' } }
        @{ Id = 'SopRenewalSourceNone'; Arguments = @{ Kind = 'Hosting'; Path = '/rdap' } }
        @{ Id = 'SopRenewalNotFound'; Arguments = @{ Kind = 'Certificate'; Path = '/rdap' } }
    ) {
        { Update-HostingRenewal pn-contoh $Arguments.Kind -FromSource -RdapServer "$($server.Uri)$($Arguments.Path)" -ErrorAction Stop } |
            Should -Throw -ErrorId "$Id,*"
    }
}
