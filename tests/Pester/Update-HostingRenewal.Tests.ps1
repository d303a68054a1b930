Describe 'Update-HostingRenewal' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/LoopbackServer.ps1
        $server = Start-LoopbackServer @{
            '/rdap/domain/pn-contoh.go.id' = @{
                Type = 'application/rdap+json'
                Body = '{"objectClassName":"domain","ldhName":"pn-contoh.go.id","events":[{"eventAction":"expiration","eventDate":"2098-07-01T00:00:00Z"}]}'
            }
            '/bisu/domain/pn-contoh.go.id' = @{ Type = 'application/json'; Body = '{"objectClassName":"domain","ldhName":"pn-contoh.go.id"}' }
            '/sibuk/domain/pn-contoh.go.id' = @{ Status = 429; Body = '{}'; Headers = 'Retry-After: 3600' }
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

    It 'takes a new expiry without proof only with -Force and its reason, which the log keeps' {
        { Update-HostingRenewal pn-contoh Hosting -ExpiresAt 2099-01-15T00:00Z -Force -ErrorAction Stop } |
            Should -Throw -ErrorId 'SopRenewalReasonMissing,*'
        $renewal = Update-HostingRenewal pn-contoh Hosting -ExpiresAt 2099-01-15T00:00Z -Force -Reason 'bukti menyusul'
        $renewal.ExpiresAt.Year | Should -Be 2099
        $renewal.Findings.Kind | Should -Contain 'ProofMissing'
        (Get-SopEscalation | Select-Object -Last 1).FollowUp | Should -BeLike '*tanpa bukti pembayaran, alasan: bukti menyusul'
    }

    It 'pays the invoice that waits, and refuses <Id>' -ForEach @(
        @{ Id = 'SopInvoicePaid'; Arguments = @{ Invoice = 'INV-2'; Content = 'dua' } }
        @{ Id = 'SopProofUsed'; Arguments = @{ Invoice = 'INV-4'; Content = 'lunas' } }
        @{ Id = 'SopPaymentDiffers'; Arguments = @{ Invoice = 'INV-5'; Content = 'dua'; Cost = 99 } }
        @{ Id = 'SopRenewalNotLater'; Arguments = @{ Invoice = 'INV-5'; Content = 'dua'; ExpiresAt = '2090-01-01' } }
        @{ Id = 'SopInvoiceInFuture'; Arguments = @{ Invoice = 'INV-5'; Content = 'dua'; PaidAt = '2999-01-01' } }
    ) {
        if (-not (Get-RenewalInvoice -Number INV-5)) { $null = Add-RenewalInvoice pn-contoh Hosting 'Paket A' INV-5 100 }
        $file = Join-Path $TestDrive 'lain.txt'
        Set-Content -LiteralPath $file -Value $Arguments.Content
        $Arguments.Remove('Content')
        { Update-HostingRenewal pn-contoh Hosting -ProofOfPayment $file @Arguments -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
        (Get-RenewalInvoice -Number INV-5).State | Should -Be 'Open'
    }

    It 'needs no number where one invoice waits' {
        $file = Join-Path $TestDrive 'lain.txt'
        Set-Content -LiteralPath $file -Value 'lima'
        $renewal = Update-HostingRenewal pn-contoh Hosting -ProofOfPayment $file -By 'Nama Staf'
        $renewal.ExpiresAt.UtcDateTime | Should -Be ([datetime]::new(2100, 1, 15))
        $renewal.Stage | Should -Be 'Paid'
        (Get-RenewalInvoice -Number INV-5).State | Should -Be 'Paid'
    }

    It 'asks the registry about a domain' {
        $renewal = Get-HostingRenewal -Kind Domain | Update-HostingRenewal -FromSource -RdapServer "$($server.Uri)/rdap"

        $renewal.Source | Should -Be 'Rdap'
        $renewal.ExpiresAt.UtcDateTime | Should -Be ([datetime]::new(2098, 7, 1))
    }

    It 'makes an expiry unknown that the registry does not tell, and keeps why' {
        $renewal = Update-HostingRenewal pn-contoh Domain -FromSource -RdapServer "$($server.Uri)/bisu/"
        $renewal.State | Should -Be 'Unknown'
        (Get-HostingRenewal pn-contoh -Kind Domain).Answer.Unknown.English | Should -Be 'the registry does not tell it'
    }

    It 'changes nothing but the answer where the registry asks for patience, and writes nothing under -WhatIf' {
        $memory = "$env:SOPWEBSITE_REGISTER.sources"
        $null = Update-HostingRenewal pn-contoh Domain -FromSource -RdapServer "$($server.Uri)/rdap"
        $null = Update-HostingRenewal pn-contoh Domain -FromSource -RdapServer "$($server.Uri)/sibuk" -WhatIf
        $memory | Should -Not -Exist
        $renewal = Update-HostingRenewal pn-contoh Domain -FromSource -RdapServer "$($server.Uri)/sibuk"

        $renewal.ExpiresAt.Year | Should -Be 2098
        $renewal.Answer.AskAgainAt | Should -BeGreaterThan ([datetimeoffset]::UtcNow)
        Remove-Item -LiteralPath $memory -Recurse
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
