Describe 'Register-SiteDatabase' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
    }

    It 'registers the first as the main one and others beside it' {
        $first = Register-SiteDatabase pn-contoh web -UserName pembaca -Secret env:SANDI -HostName db.example.go.id -Port 3307 -PassThru
        $second = Register-SiteDatabase pn-contoh arsip -Engine PostgreSql -PassThru

        $first | Should -BeOfType SopWebsite.Backups.Databases.SiteDatabaseEntry
        $first.IsMain, $second.IsMain | Should -Be $true, $false
        (Get-SopSite pn-contoh).Database.Port | Should -Be 3307
        @((Get-SopSite pn-contoh).MoreDatabases).Name | Should -Be 'arsip'
    }

    It 'replaces the one of the same name' {
        Register-SiteDatabase pn-contoh arsip -Engine PostgreSql -UserName lain
        @((Get-SopSite pn-contoh).MoreDatabases).Count | Should -Be 1
        (Get-SopSite pn-contoh).MoreDatabases[0].UserName | Should -Be 'lain'
    }

    It 'keeps the way through SSH' {
        $entry = Register-SiteDatabase pn-contoh web -Ssh situs@host.example.go.id:2222 -SshHostKey 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5' -SshTunnel -LockTable -PassThru
        $entry.Database.Ssh.ToString() | Should -Be 'situs@host.example.go.id:2222'
        $entry.Database.Ssh.Tunnel, $entry.Database.LockTables | Should -Be $true, $true
    }

    It 'pins the key of the site''s own server once' {
        $null = Register-SopSite pn-kunci -RemoteRoot sftp://web@host.example.go.id/situs -HostKey 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5'
        $null = Register-SiteDatabase pn-kunci web -Ssh situs@host.example.go.id
        { Register-SiteDatabase pn-kunci web -Ssh situs@host.example.go.id -SshHostKey 'ssh-rsa AAAAB3NzaC1yc2E=' -ErrorAction Stop } |
            Should -Throw -ErrorId 'SopSshHostKeyOfSite,*'
        (Register-SiteDatabase pn-kunci lain -Ssh situs@db.example.go.id -SshHostKey 'ssh-rsa AAAAB3NzaC1yc2E=' -PassThru).Database.Ssh.HostKey |
            Should -Be 'ssh-rsa AAAAB3NzaC1yc2E='
    }

    It 'says in the log that the settings changed, and not to what' {
        Register-SiteDatabase pn-contoh web -UserName 'rahasia-sekali'
        $entry = Get-SopEscalation | Select-Object -Last 1
        $entry.FollowUp | Should -Match 'Database'
        $entry.FollowUp | Should -Not -Match 'rahasia-sekali'
    }

    It 'changes nothing under -WhatIf' {
        Register-SiteDatabase pn-contoh baru -WhatIf
        (Get-SiteDatabase pn-contoh).DatabaseName | Should -Not -Contain 'baru'
    }

    It 'refuses <Case>' -ForEach @(
        @{ Case = 'a host that is an option'; Given = @{ Ssh = '-oProxyCommand=x' }; Id = 'SopSshRouteInvalid,*' }
        @{ Case = 'a port that is none'; Given = @{ Port = 70000 }; Id = 'SopDatabaseInvalid,*' }
        @{ Case = 'a line break in the account'; Given = @{ UserName = "a`nb" }; Id = 'SopDatabaseInvalid,*' }
        @{ Case = 'a password in the place of its reference'; Given = @{ Secret = 'rahasia' }; Id = 'ParameterArgumentValidationError,*' }
    ) {
        { Register-SiteDatabase pn-contoh x @Given -ErrorAction Stop } | Should -Throw -ErrorId $Id
    }

    It 'refuses a site that is not registered' {
        { Register-SiteDatabase tak-ada x -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
    }
}
