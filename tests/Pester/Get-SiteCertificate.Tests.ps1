Describe 'Get-SiteCertificate' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        # A server of our own with a certificate that vouches for itself, in a runspace of its own.
        $key = [System.Security.Cryptography.RSA]::Create(2048)
        $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new(
            'CN=localhost', $key, [System.Security.Cryptography.HashAlgorithmName]::SHA256, [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
        $names = [System.Security.Cryptography.X509Certificates.SubjectAlternativeNameBuilder]::new()
        $names.AddDnsName('localhost')
        $request.CertificateExtensions.Add($names.Build())
        $made = $request.CreateSelfSigned([datetimeoffset]::UtcNow.AddDays(-1), [datetimeoffset]::UtcNow.AddDays(60))
        $certificate = [System.Security.Cryptography.X509Certificates.X509Certificate2]::new($made.Export('Pfx'))
        $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $listener.Start()
        $worker = [powershell]::Create().AddScript({
                param($listener, $certificate)
                while ($true) {
                    try { $client = $listener.AcceptTcpClient() } catch { return }
                    try {
                        $secured = [System.Net.Security.SslStream]::new($client.GetStream())
                        $secured.AuthenticateAsServer($certificate)
                        $secured.Dispose()
                    } catch { $client.Dispose() }
                }
            }).AddArgument($listener).AddArgument($certificate)
        $null = $worker.BeginInvoke()
        $address = "127.0.0.1:$($listener.LocalEndpoint.Port)"
    }
    AfterAll {
        $listener.Stop()
        $worker.Stop()
        $worker.Dispose()
    }

    It 'shows a chain with at least six checks, also one that browsers refuse' {
        $chain = Get-SiteCertificate $address

        $chain | Should -BeOfType SopWebsite.Renewals.Sources.Certificates.CertificateChain
        $chain.WeakestExpires.UtcDateTime.Date | Should -Be $certificate.NotAfter.ToUniversalTime().Date
        @($chain.Findings).Count | Should -BeGreaterOrEqual 6
        ($chain.Findings | Where-Object Check -EQ Name).Verdict | Should -Be 'Bad'
        ($chain.Findings | Where-Object Check -EQ Trust).Verdict | Should -Be 'Bad'
        ($chain.Findings | Where-Object Check -EQ Validity).Verdict | Should -Be 'Good'
        $chain.Verdict | Should -Be 'Bad'
        $chain.Sent[0].KeyBits | Should -Be 2048
        $chain.Findings | Out-String -Width 120 | Should -Match 'Name +Bad +it is for localhost'
        $chain | Out-String -Width 120 | Should -Match ([regex]::Escape($address))
    }

    It 'goes on after a host that shows none' {
        $chains = "127.0.0.1:1", 'a b', $address | Get-SiteCertificate -TimeoutSec 5 -ErrorVariable failures -ErrorAction SilentlyContinue

        @($chains).Count | Should -Be 1
        $failures.FullyQualifiedErrorId | Should -Be @('SopCertificateUnreadable', 'SopCertificateHostInvalid' |
                ForEach-Object { "$_,SopWebsite.PowerShell.Cmdlets.Renewals.GetSiteCertificateCommand" })
    }

    It 'looks at the addresses of sites and tells a change since the ledger saw them' {
        $null = Register-SopSite pn-contoh -Uri "https://$address/", "https://$address/berita"
        @(Get-SiteCertificate -Site pn-*).Count | Should -Be 1
        $null = Register-HostingRenewal pn-contoh Certificate
        $renewal = Update-HostingRenewal pn-contoh Certificate -FromSource

        $renewal.Source | Should -Be 'LiveCertificate'
        $renewal.Answer.Chain.Sent[0].Subject | Should -Be 'localhost'
        $again = Get-HostingRenewal pn-contoh -Kind Certificate | Get-SiteCertificate
        ($again.Findings | Where-Object Check -EQ KeyChange).Verdict | Should -Be 'Good'
        (TabExpansion2 'Get-SiteCertificate ').CompletionMatches.CompletionText | Should -Contain $address
    }

    It 'says which site is not there' {
        { Get-SiteCertificate -Site tiada -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
    }
}
