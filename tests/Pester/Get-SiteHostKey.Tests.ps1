BeforeDiscovery {
    . $PSScriptRoot/SshSupport.ps1
    $noServer = $IsWindows -or -not (Get-SshServer) -or -not (Get-Command ssh-keyscan -ErrorAction Ignore)
}

Describe 'Get-SiteHostKey' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SshSupport.ps1
        $site = New-Item -ItemType Directory (Join-Path $TestDrive 'situs di server')
        Set-Content -LiteralPath (Join-Path $site 'index.php') -Value '<?php'
        $sets = Join-Path $TestDrive 'cadangan'
        $null = Register-SopSite pn-lokal -DocumentRoot $site
    }

    It 'says that a site has no server' {
        { Get-SiteHostKey pn-lokal -ErrorAction Stop } | Should -Throw -ErrorId 'SopSourceMissing,SopWebsite.PowerShell.Cmdlets.Backups.GetSiteHostKeyCommand'
    }

    It 'refuses an address with a password in it and does not repeat it' {
        $failure = { Get-SiteHostKey -Address 'sftp://web:rahasia@host/' -ErrorAction Stop } | Should -Throw -ErrorId 'SopSourcePassword,*' -PassThru
        "$failure" | Should -Not -Match 'rahasia'
    }

    It 'goes on with the next after one that does not answer' -Skip:$noServer {
        $keys = Get-SiteHostKey -Address 'sftp://127.0.0.1:1/', '/tmp' -ErrorVariable failures -ErrorAction SilentlyContinue

        $keys | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopConnectionFailed,*'
        $failures[0].CategoryInfo.Category | Should -Be 'ConnectionError'
    }

    Context 'with a server' -Skip:$noServer {
        BeforeAll {
            $server = Start-LoopbackSsh (Join-Path $TestDrive 'ssh')
            $source = "sftp://$([Environment]::UserName)@127.0.0.1:$($server.Port)$site"
            $null = Register-SopSite pn-contoh -Source $source -IdentityFile $server.Identity -BackupPath $sets
        }
        AfterAll { Stop-Process -InputObject $server.Process }

        It 'shows the key as OpenSSH does, and that nothing is pinned' {
            $key = Get-SiteHostKey pn-contoh

            $key | Should -BeOfType SopWebsite.Backups.Transport.SiteHostKey
            $key.State | Should -Be 'Unknown'
            $key.Type | Should -Be 'ssh-ed25519'
            "$($server.Key)" | Should -BeLike "$($key.HostKey)*"
            (ssh-keygen -l -f "$($server.Identity -replace 'client$', 'host').pub") | Should -Match ([regex]::Escape($key.Fingerprint))
            $key.KnownHosts | Should -Be "[127.0.0.1]:$($server.Port) $($key.HostKey)"
        }

        It 'is not backed up before the key is pinned, and leaves nothing' {
            { Backup-Website pn-contoh -ErrorAction Stop } | Should -Throw -ErrorId 'SopHostKeyUnknown,*'
            Get-WebsiteBackup pn-contoh | Should -BeNullOrEmpty
        }

        It 'is pinned by piping, and then backed up' {
            Get-SiteHostKey pn-contoh | Set-SopSite
            (Get-SiteHostKey pn-contoh).State | Should -Be 'Pinned'

            $backup = Backup-Website pn-contoh
            $backup.State | Should -Be 'Complete'
            $backup.Files | Should -Be 1

            Set-Content -LiteralPath (Join-Path $site 'baru.php') -Value '<?php // baru'
            (Backup-Website pn-contoh -SpeedLimit 10000 -ThrottleLimit 1).Files | Should -Be 2
            (Backup-Website pn-contoh -Exclude 'baru*').Files | Should -Be 1
            $other = Join-Path $TestDrive 'cermin lain'
            (Backup-Website pn-contoh -MirrorPath $other).Files | Should -Be 2
            Join-Path $other 'files/baru.php' | Should -Exist
        }

        It 'leaves disk and register as they are under -WhatIf' {
            function Get-State {
                Get-ChildItem $TestDrive -Recurse -Force | Where-Object FullName -NotMatch 'register\.db-' |
                    ForEach-Object { "$($_.FullName) $($_.LastWriteTimeUtc.Ticks)" }
            }
            $before = Get-State
            Backup-Website pn-contoh -MirrorPath (Join-Path $TestDrive 'belum ada') -WhatIf
            Get-State | Should -Be $before
        }

        It 'refuses a server with another key and names both' {
            $right = (Get-SopSite pn-contoh).HostKey
            Set-SopSite pn-contoh -HostKey $server.OtherKey
            (Get-SiteHostKey pn-contoh).State | Should -Be 'Changed'

            $failure = { Backup-Website pn-contoh -ErrorAction Stop } | Should -Throw -ErrorId 'SopHostKeyChanged,*' -PassThru
            $failure.CategoryInfo.Category | Should -Be 'SecurityError'
            [regex]::Matches("$failure", 'SHA256:').Count | Should -BeGreaterOrEqual 2
            Set-SopSite pn-contoh -HostKey $right
        }
    }

    It 'refuses <Id> when a site is registered' -ForEach @(
        @{ Given = @{ Source = 'sftp://web:rahasia@host/' }; Id = 'SopSourcePassword' }
        @{ Given = @{ Source = 'gopher://host/' }; Id = 'SopSourceInvalid' }
        @{ Given = @{ HostKey = 'apa saja' }; Id = 'SopHostKeyInvalid' }
        @{ Given = @{ Exclude = '/' }; Id = 'SopMaskInvalid' }
    ) {
        { Register-SopSite pn-salah @Given -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
        { Get-SopSite pn-salah -ErrorAction Stop } | Should -Throw
    }
}
