Describe 'Get-DomainRegistration' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/LoopbackServer.ps1
        $answer = '{{"objectClassName":"domain","ldhName":"{0}","status":["active","client transfer prohibited"],"events":[{1}],' +
            '"entities":[{{"objectClassName":"entity","roles":["registrar"],"vcardArray":["vcard",[["fn",{{}},"text","Registrar Contoh"]]]}}],' +
            '"nameservers":[{{"objectClassName":"nameserver","ldhName":"NS2.example.id"}},{{"objectClassName":"nameserver","ldhName":"ns1.example.id"}}]}}'
        $server = Start-LoopbackServer @{
            '/rdap/domain/pn-contoh.go.id' = @{
                Type = 'application/rdap+json'
                Body = $answer -f 'pn-contoh.go.id', '{"eventAction":"registration","eventDate":"2012-05-01T00:00:00Z"},{"eventAction":"expiration","eventDate":"2098-07-01T00:00:00Z"}'
            }
            '/rdap/domain/pa-contoh.go.id' = @{ Type = 'application/rdap+json'; Body = $answer -f 'pa-contoh.go.id', '' }
            '/rdap/domain/sibuk.go.id' = @{ Status = 429; Type = 'application/rdap+json'; Body = '{}'; Headers = 'Retry-After: 600' }
            '/rdap/domain/rusak.go.id' = @{ Body = '<html>perawatan</html>' }
        }
        $rdap = "$($server.Uri)/rdap"
    }
    AfterAll { Stop-LoopbackServer $server }

    It 'tells what the registry says of the registrable name' {
        $domain = Get-DomainRegistration www.pn-contoh.go.id -Server $rdap

        $domain | Should -BeOfType SopWebsite.Renewals.Sources.DomainRegistration
        $domain.Domain | Should -Be 'pn-contoh.go.id'
        $domain.Suffix | Should -Be 'go.id'
        $domain.ExpiresAt.UtcDateTime | Should -Be ([datetime]::new(2098, 7, 1))
        $domain.RegisteredAt.Year | Should -Be 2012
        $domain.Registrar | Should -Be 'Registrar Contoh'
        $domain.Statuses | Should -Be 'active', 'client transfer prohibited'
        $domain.Nameservers | Should -Be 'ns1.example.id', 'ns2.example.id'
        $domain.Source | Should -Be 'Rdap'
        $domain | Out-String -Width 120 | Should -Match 'pn-contoh\.go\.id +2098-07-01 +\d+ Rdap'
    }

    It 'says why an expiry is unknown' {
        $domain = Get-DomainRegistration pa-contoh.go.id -Server $rdap

        $domain.ExpiresAt | Should -BeNullOrEmpty
        $domain.Unknown.English | Should -Be 'the registry does not tell it'
        $domain | Out-String -Width 120 | Should -Match 'pa-contoh\.go\.id +\?'
    }

    It 'leaves a registry alone that asks for it' {
        $first = Get-DomainRegistration sibuk.go.id -Server $rdap
        $first.AskAgainAt | Should -BeGreaterThan ([datetimeoffset]::UtcNow)
        # The same server, so that nothing is asked of it about another domain either.
        $second = Get-DomainRegistration pn-contoh.go.id -Server $rdap
        $second.ExpiresAt | Should -BeNullOrEmpty
        $second.AskAgainAt | Should -Be $first.AskAgainAt
        Remove-Item -LiteralPath "$env:SOPWEBSITE_REGISTER.sources" -Recurse
    }

    It 'takes many from the pipeline and goes on after one that fails' {
        $found = 'rusak.go.id', 'go.id', 'tiada.go.id', 'pn-contoh.go.id' |
            Get-DomainRegistration -Server $rdap -ErrorVariable failures -ErrorAction SilentlyContinue

        $found.Domain | Should -Be 'pn-contoh.go.id'
        $failures.FullyQualifiedErrorId | Should -Be @('SopRdapInvalid', 'SopDomainInvalid', 'SopDomainNotRegistered' |
                ForEach-Object { "$_,SopWebsite.PowerShell.Cmdlets.Renewals.GetDomainRegistrationCommand" })
    }

    It 'refuses a server that is no address of one' {
        { Get-DomainRegistration pn-contoh.go.id -Server file:///x -ErrorAction Stop } | Should -Throw -ErrorId 'SopRdapServerUnknown,*'
    }

    It 'completes the domains of the ledger and the sites' {
        $null = Register-SopSite pn-contoh -Uri https://www.pn-contoh.go.id/
        $null = Register-HostingRenewal pn-contoh Domain
        (TabExpansion2 'Get-DomainRegistration ').CompletionMatches.CompletionText | Should -Be 'pn-contoh.go.id', 'www.pn-contoh.go.id'
        (Get-HostingRenewal | Get-DomainRegistration -Server $rdap).Domain | Should -Be 'pn-contoh.go.id'
    }
}
