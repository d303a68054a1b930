Describe 'Backup-Website' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $root = New-Item -ItemType Directory (Join-Path $TestDrive 'web')
        Set-Content -LiteralPath (Join-Path $root 'index.php') -Value '<?php'
        $null = New-Item -ItemType Directory (Join-Path $root 'images')
        $sets = Join-Path $TestDrive 'cadangan'
        $null = Register-SopSite pn-contoh -DocumentRoot $root -BackupPath $sets
        $null = Register-SopSite pn-kosong
        function Get-Fingerprint($Path) {
            Get-ChildItem -LiteralPath $Path -Recurse -Force | Sort-Object FullName | ForEach-Object {
                $hash = if (-not $_.PSIsContainer) { (Get-FileHash -LiteralPath $_.FullName).Hash }
                "$($_.FullName) $($_.LastWriteTimeUtc.Ticks) $hash"
            }
        }
    }

    It 'makes a verified set with archive, manifest and sums' {
        $backup = Backup-Website pn-contoh

        $backup | Should -BeOfType SopWebsite.Backups.WebsiteBackup
        $backup.State | Should -Be 'Complete'
        $backup.Verified | Should -BeTrue
        $backup.Files | Should -Be 1
        $backup.Name | Should -Match '^pn-contoh-\d{4}-\d\d-\d\d-\d{6}(-\d+)?$'
        (Get-ChildItem -LiteralPath $backup.Path).Name | Sort-Object | Should -Be ('BACA-SAYA.txt', 'files.zip', 'manifest.json', 'SHA256SUMS' | Sort-Object)
        foreach ($line in Get-Content -LiteralPath (Join-Path $backup.Path 'SHA256SUMS')) {
            $hash, $file = $line -split '  ', 2
            (Get-FileHash -LiteralPath (Join-Path $backup.Path $file)).Hash | Should -Be $hash
        }
    }

    It 'takes sites from the pipeline and another destination' {
        $other = Join-Path $TestDrive 'lain'
        $backup = Get-SopSite pn-contoh | Backup-Website -Destination $other -WorkUnit 401234

        Split-Path $backup.Path | Should -Be $other
        $backup.Name | Should -Match '^SIPP-401234-\d{4}-\d\d-\d\d$'
    }

    It 'keeps only what changed with -Type Differential, and names the set it builds on' {
        $destination = Join-Path $TestDrive 'selisih'
        $first = Backup-Website pn-contoh -Type Differential -Destination $destination -WarningVariable warned -WarningAction SilentlyContinue
        $full = Backup-Website pn-contoh -Destination $destination
        Set-Content -LiteralPath (Join-Path $root 'baru.php') -Value '<?php echo 1;'
        $differential = Backup-Website pn-contoh -Type Differential -Destination $destination
        Remove-Item -LiteralPath (Join-Path $root 'baru.php')

        $first.Type | Should -Be 'Full'
        $warned | Should -HaveCount 1
        $differential.Type | Should -Be 'Differential'
        $differential.Base | Should -Be $full.Name
        $differential.Files | Should -Be 2
        (Test-WebsiteBackup -InputObject $differential).IsSound | Should -BeTrue
        Restore-Website -LiteralPath $differential.Path (Join-Path $TestDrive 'selisih-pulih') -Confirm:$false | ForEach-Object Files | Should -Be 2
        Rename-Item -LiteralPath $full.Path 'pindah'
        { Test-WebsiteBackup -LiteralPath $differential.Path -ErrorAction Stop } | Should -Throw -ErrorId 'SopBackupBaseMissing,*'
    }

    It 'encrypts with -Password, and shows the password nowhere' {
        $password = ConvertTo-SecureString 'kata sandi contoh' -AsPlainText -Force
        $backup = Backup-Website pn-contoh -Password $password -Destination (Join-Path $TestDrive 'sandi')

        $backup.Encrypted | Should -BeTrue
        { Restore-Website $backup.Path (Join-Path $TestDrive 'sandi-pulih') -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopBackupPasswordNeeded,*'
        (Test-WebsiteBackup $backup.Path -WarningVariable warned -WarningAction SilentlyContinue).Unpacked | Should -BeFalse
        $warned | Should -HaveCount 1
        (Test-WebsiteBackup $backup.Path -Password $password).Unpacked | Should -BeTrue
        (Restore-Website $backup.Path (Join-Path $TestDrive 'sandi-pulih') -Password $password -Confirm:$false).Files | Should -Be 1
        (Get-Content -LiteralPath (Join-Path $backup.Path 'manifest.json') -Raw) | Should -Not -Match 'kata sandi contoh'
        { Backup-Website pn-contoh -Password (ConvertTo-SecureString 'pendek' -AsPlainText -Force) -ErrorAction Stop } | Should -Throw -ErrorId 'SopBackupPasswordUnfit,*'
    }

    It 'takes the password that the site names' {
        $secret = Join-Path $TestDrive 'rahasia'
        Set-Content -LiteralPath $secret -Value 'kata sandi contoh'
        if (-not $IsWindows) { chmod 600 $secret }
        $null = Register-SopSite pn-rahasia -DocumentRoot $root -BackupPath (Join-Path $TestDrive 'rahasia-set') -BackupSecret "file:$secret"

        $backup = Backup-Website pn-rahasia
        $backup.Encrypted | Should -BeTrue
        ($backup | Test-WebsiteBackup).Unpacked | Should -BeTrue
        (Set-SopSite pn-rahasia -BackupSecret '' -PassThru).BackupSecret | Should -BeNullOrEmpty
        (Backup-Website pn-rahasia).Encrypted | Should -BeFalse
    }

    It 'cuts into volumes and names by a template' {
        $noise = [byte[]]::new(2500kb)
        [System.Random]::new(1).NextBytes($noise)
        $large = Join-Path $root 'besar.bin'
        [System.IO.File]::WriteAllBytes($large, $noise)
        $backup = Backup-Website pn-contoh -VolumeSize 1MB -NameTemplate '{site}_{type}' -Destination (Join-Path $TestDrive 'volume')
        Remove-Item -LiteralPath $large

        $backup.Name | Should -Be 'pn-contoh_penuh'
        (Get-ChildItem -LiteralPath $backup.Path -Filter 'files.zip.*').Name | Sort-Object | Should -Be 'files.zip.001', 'files.zip.002', 'files.zip.003'
        (Test-WebsiteBackup $backup.Path).IsSound | Should -BeTrue
        { Backup-Website pn-contoh -NameTemplate '{nama}' -ErrorAction Stop } | Should -Throw -ErrorId 'SopBackupNameTemplate,*'
        (TabExpansion2 'Backup-Website x -NameTemplate ').CompletionMatches.CompletionText | Should -Contain "'{site}-{date}-{time}'"
        (TabExpansion2 'Backup-Website x -Type ').CompletionMatches.CompletionText | Should -Contain 'Differential'
    }

    It 'leaves disk and register byte-identical under -WhatIf' {
        $fresh = Join-Path $TestDrive 'belum-ada.db'
        $before = Get-Fingerprint $TestDrive | Where-Object { $_ -notmatch 'register\.db' }
        $register = (Get-FileHash -LiteralPath $env:SOPWEBSITE_REGISTER).Hash

        Backup-Website pn-contoh -WhatIf
        Backup-Website pn-contoh -WhatIf -Destination (Join-Path $TestDrive 'baru/sekali')
        Backup-Website pn-contoh -WhatIf -Register $fresh -ErrorAction SilentlyContinue

        Get-Fingerprint $TestDrive | Where-Object { $_ -notmatch 'register\.db' } | Should -Be $before
        (Get-FileHash -LiteralPath $env:SOPWEBSITE_REGISTER).Hash | Should -Be $register
        $fresh | Should -Not -Exist
    }

    It 'reports <Id> and goes on with the next site' -ForEach @(
        @{ Name = 'tak-ada'; Id = 'SopSiteNotFound'; Category = 'ObjectNotFound' }
        @{ Name = 'pn-kosong'; Id = 'SopBackupNothing'; Category = 'InvalidOperation' }
    ) {
        $backup = Backup-Website $Name, pn-contoh -ErrorVariable failures -ErrorAction SilentlyContinue

        $failures | Should -HaveCount 1
        $failures[0].FullyQualifiedErrorId | Should -Be "$Id,SopWebsite.PowerShell.Cmdlets.Backups.BackupWebsiteCommand"
        $failures[0].CategoryInfo.Category | Should -Be $Category
        $failures[0].TargetObject | Should -Be $Name
        $backup.Site | Should -Be 'pn-contoh'
    }

    It 'refuses a destination that visitors could reach' {
        { Backup-Website pn-contoh -Destination (Join-Path $root 'cadangan') -ErrorAction Stop } |
            Should -Throw -ErrorId 'SopBackupInsideRoot,SopWebsite.PowerShell.Cmdlets.Backups.BackupWebsiteCommand'
    }

    It 'says which dump program is missing' {
        $null = Register-SopSite pn-basisdata -DatabaseName cms -BackupPath $sets
        { Backup-Website pn-basisdata -DumpCommand (Join-Path $TestDrive 'tidak-ada') -ErrorAction Stop } |
            Should -Throw -ErrorId 'SopDumpCommandNotFound,*'
        Get-WebsiteBackup pn-basisdata | Should -BeNullOrEmpty
    }

    It 'leaves no set that looks complete when it is killed' -Skip:$IsWindows {
        $many = New-Item -ItemType Directory (Join-Path $TestDrive 'banyak')
        $noise = [byte[]]::new(200kb)
        foreach ($n in 1..60) {
            [System.Random]::new($n).NextBytes($noise)
            [System.IO.File]::WriteAllBytes((Join-Path $many "$n.bin"), $noise)
        }
        $killed = Join-Path $TestDrive 'terbunuh'
        $null = Register-SopSite pn-banyak -DocumentRoot $many -BackupPath $killed
        $first = Backup-Website pn-banyak
        # Each run is killed as soon as the disk shows that it got one step further than the run before.
        foreach ($step in '\.partial-', 'files\.zip$', 'manifest\.json$', 'SHA256SUMS$', 'pn-banyak-[^/]*$') {
            $known = @(Get-ChildItem -LiteralPath $killed -Recurse -Force).FullName
            $script = "Import-Module '$manifest'; while (`$true) { Backup-Website pn-banyak }"
            $run = Start-Process -PassThru (Get-Process -Id $PID).Path '-NoProfile', '-Command', $script
            while (-not $run.HasExited -and -not (Get-ChildItem -LiteralPath $killed -Recurse -Force -ErrorAction Ignore |
                        Where-Object { $_.FullName -notin $known -and $_.FullName -match $step })) { }
            $run.Kill()
            $run.WaitForExit()
        }

        $sets = Get-WebsiteBackup pn-banyak
        foreach ($set in $sets | Where-Object State -NE 'Partial') {
            $set.State | Should -Be 'Complete'
            (Test-WebsiteBackup -InputObject $set).IsSound | Should -BeTrue
        }
        $sets | Where-Object State -EQ 'Partial' | Should -Not -BeNullOrEmpty
        $sets.Path | Should -Contain $first.Path
        (Backup-Website pn-banyak).State | Should -Be 'Complete'
    }
}
