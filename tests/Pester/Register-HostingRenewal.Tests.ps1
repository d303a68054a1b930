Describe 'Register-HostingRenewal' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh -Uri https://www.pn-contoh.go.id/
        $proof = Join-Path $TestDrive 'kuitansi.txt'
        Set-Content -LiteralPath $proof -Value 'lunas' -NoNewline
    }

    It 'takes the domain from the site''s address, and keeps the proof''s digest' {
        $renewal = Register-HostingRenewal pn-contoh Domain -Provider 'Registrar Contoh' -PeriodMonths 12 -Cost 250000 -Invoice INV-1 `
            -ProofOfPayment $proof -ExpiresAt 2099-05-01

        $renewal | Should -BeOfType SopWebsite.Renewals.HostingRenewal
        $renewal.Subject | Should -Be 'pn-contoh.go.id'
        $renewal.Cost | Should -Be 250000
        $renewal.Currency | Should -Be 'IDR'
        $renewal.State | Should -Be 'Ok'
        $renewal.ProofOfPayment.FileName | Should -Be 'kuitansi.txt'
        $renewal.ProofOfPayment.Sha256 | Should -Be (Get-FileHash $proof -Algorithm SHA256).Hash.ToLowerInvariant()
    }

    It 'keeps an expiry that nobody knows as unknown' {
        $renewal = Register-HostingRenewal pn-contoh Hosting 'Paket A'

        $renewal.State | Should -Be 'Unknown'
        $renewal.ExpiresAt | Should -BeNullOrEmpty
        $renewal.RemainingDays | Should -BeNullOrEmpty
    }

    It 'refuses <Id>' -ForEach @(
        @{ Id = 'SopSiteNotFound'; Arguments = @{ Site = 'tak-ada'; Kind = 'Domain' } }
        @{ Id = 'SopRenewalSubjectMissing'; Arguments = @{ Site = 'pn-contoh'; Kind = 'Connection' } }
        @{ Id = 'SopDomainInvalid'; Arguments = @{ Site = 'pn-contoh'; Kind = 'Domain'; Subject = 'go.id' } }
        @{ Id = 'SopProofUnreadable'; Arguments = @{ Site = 'pn-contoh'; Kind = 'Hosting'; Subject = 'B'; ProofOfPayment = 'tiada.pdf' } }
        @{ Id = 'ParameterArgumentTransformationError'; Arguments = @{ Site = 'pn-contoh'; Kind = 'Hosting'; Subject = 'B'; ExpiresAt = '01/05/2027' } }
    ) {
        { Register-HostingRenewal @Arguments -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
    }

    It 'refuses what is registered already' {
        $null = Register-HostingRenewal pn-contoh Connection C-1
        { Register-HostingRenewal PN-CONTOH Connection c-1 -ErrorAction Stop } | Should -Throw -ErrorId 'SopRenewalExists,*'
    }

    It 'takes rows of a CSV file, and adds nothing under -WhatIf' {
        $rows = "Site,Kind,Subject,ExpiresAt`npn-contoh,Certificate,a.example.go.id,2099-01-01`npn-contoh,Certificate,b.example.go.id,2099-01-01" | ConvertFrom-Csv

        $rows | Register-HostingRenewal -WhatIf | Should -BeNullOrEmpty
        Get-HostingRenewal -Kind Certificate | Should -BeNullOrEmpty
        ($rows | Register-HostingRenewal).Subject | Should -Be 'a.example.go.id', 'b.example.go.id'
    }
}
