Describe 'Restore-Website' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $root = New-Item -ItemType Directory (Join-Path $TestDrive 'web')
        $null = New-Item -ItemType Directory (Join-Path $root 'images')
        Set-Content -LiteralPath (Join-Path $root 'index.php') -Value '<?php'
        Set-Content -LiteralPath (Join-Path $root 'images/logo é.png') -Value 'png'
        (Get-Item -LiteralPath (Join-Path $root 'index.php')).LastWriteTimeUtc = [datetime]'2020-02-03T04:05:06Z'
        $null = Register-SopSite pn-contoh -DocumentRoot $root -BackupPath (Join-Path $TestDrive 'cadangan')
        $backup = Backup-Website pn-contoh
    }

    It 'restores to a new folder, names, content and times' {
        $target = Join-Path $TestDrive 'pulih'
        $restored = $backup | Restore-Website -Destination $target -Confirm:$false

        $restored | Should -BeOfType SopWebsite.Backups.RestoredWebsite
        $restored.Files | Should -Be 2
        $restored.FilesPath | Should -Be (Join-Path $target 'files')
        $restored.DumpPath | Should -BeNullOrEmpty
        Get-Content -LiteralPath (Join-Path $target 'files/images/logo é.png') | Should -Be 'png'
        (Get-Item -LiteralPath (Join-Path $target 'files/index.php')).LastWriteTimeUtc | Should -Be (Get-Item -LiteralPath (Join-Path $root 'index.php')).LastWriteTimeUtc
    }

    It 'says under -WhatIf what would be written, and writes nothing' {
        $target = Join-Path $TestDrive 'hanya-tanya'
        $plan = Restore-Website $backup.Path $target -WhatIf
        $plan | Should -BeOfType SopWebsite.Backups.Restoring.RestorePlan
        $plan.Written | Should -Be 2
        $target | Should -Not -Exist
    }

    It 'asks before it restores' {
        (Get-Command Restore-Website).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $true).ConfirmImpact |
            Should -Be 'High'
    }

    It 'refuses a folder with files, and replaces only the same names with -Force' {
        $target = New-Item -ItemType Directory (Join-Path $TestDrive 'terisi/files')
        Set-Content -LiteralPath (Join-Path $target 'index.php') -Value 'lama'
        Set-Content -LiteralPath (Join-Path $target 'lain.php') -Value 'tetap'

        { Restore-Website $backup.Path (Split-Path $target) -Confirm:$false -ErrorAction Stop } |
            Should -Throw -ErrorId 'SopRestoreDestinationTaken,SopWebsite.PowerShell.Cmdlets.Backups.RestoreWebsiteCommand'
        $null = Restore-Website $backup.Path (Split-Path $target) -Confirm:$false -Force

        Get-Content -LiteralPath (Join-Path $target 'index.php') | Should -Be '<?php'
        Get-Content -LiteralPath (Join-Path $target 'lain.php') | Should -Be 'tetap'
    }

    It 'restores nothing from a damaged set or a leftover' {
        $copy = Join-Path $TestDrive 'salinan'
        Copy-Item -LiteralPath $backup.Path -Destination $copy -Recurse
        Add-Content -LiteralPath (Join-Path $copy 'files.zip') -Value x
        $leftover = Join-Path $TestDrive '.partial-pn-contoh'
        Copy-Item -LiteralPath $backup.Path -Destination $leftover -Recurse
        $target = Join-Path $TestDrive 'jangan'

        { Restore-Website $copy $target -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopBackupDamaged,*'
        { Restore-Website $leftover $target -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopBackupPartial,*'
        { Restore-Website $TestDrive $target -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopBackupNotFound,*'
        $target | Should -Not -Exist
    }

    It 'lets no path of a manifest lead out of the folder' -ForEach '../keluar', '/keluar', 'C:/keluar', 'a/../../keluar' {
        $copy = Join-Path $TestDrive "jahat-$(New-Guid)"
        Copy-Item -LiteralPath $backup.Path -Destination $copy -Recurse
        $manifest = Join-Path $copy 'manifest.json'
        (Get-Content -LiteralPath $manifest -Raw).Replace('"index.php"', "`"$_`"") | Set-Content -LiteralPath $manifest

        { Restore-Website $copy (Join-Path $TestDrive 'jangan') -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopManifestUnsafe,*'
        Join-Path $TestDrive 'keluar' | Should -Not -Exist
        Join-Path $TestDrive 'jangan' | Should -Not -Exist
    }

    It 'restores in place only with -Force and a backup first, and lists what would be replaced and left' {
        Set-Content -LiteralPath (Join-Path $root 'index.php') -Value 'jahat'
        Set-Content -LiteralPath (Join-Path $root 'penyusup.php') -Value 'jahat'

        $plan = Restore-Website $backup.Path -InPlace -WhatIf -WarningAction SilentlyContinue
        $plan.Replaced | Should -Be 2
        ($plan.Items | Where-Object Change -EQ Leave).Path | Should -Be 'penyusup.php'
        { Restore-Website $backup.Path -InPlace -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopRestoreLive,*'
        Get-Content -LiteralPath (Join-Path $root 'index.php') | Should -Be 'jahat'
        $done = Restore-Website $backup.Path -InPlace -Force -BackupFirst -Confirm:$false

        $done.Left | Should -Be 1
        @($done.BackupsMade).Count | Should -Be 1
        Get-Content -LiteralPath (Join-Path $root 'index.php') | Should -Be '<?php'
        (Get-SopEscalation | Select-Object -Last 1).FollowUp | Should -BeLike 'Pemulihan dari * selesai: 2 berkas.'
    }

    It 'restores what masks choose' {
        $target = Join-Path $TestDrive 'sebagian'
        (Restore-Website $backup.Path $target -Include 'images/' -Confirm:$false).Files | Should -Be 1
        Join-Path $target 'files/index.php' | Should -Not -Exist
    }

    It 'wants to know where to, once' {
        { Restore-Website $backup.Path -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopRestoreTarget,*'
        { Restore-Website $backup.Path (Join-Path $TestDrive 'a') -InPlace -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopRestoreTarget,*'
    }

    It 'restores an encrypted set in place with its password, and writes nothing with another' {
        $right = ConvertTo-SecureString 'Kata-Sandi-Contoh-2026' -AsPlainText -Force
        $wrong = ConvertTo-SecureString 'Bukan-Sandi-Ini-2026' -AsPlainText -Force
        $sealed = Backup-Website pn-contoh -Password $right
        Set-Content -LiteralPath (Join-Path $root 'index.php') -Value 'rusak'

        { Restore-Website $sealed.Path -InPlace -Force -Password $wrong -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopBackupPasswordWrong,*'
        { Restore-Website $sealed.Path -InPlace -Force -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopBackupPasswordNeeded,*'
        Get-Content -LiteralPath (Join-Path $root 'index.php') | Should -Be 'rusak'
        $null = Restore-Website $sealed.Path -InPlace -Force -Password $right -Confirm:$false
        Get-Content -LiteralPath (Join-Path $root 'index.php') | Should -Be '<?php'
    }

    It 'says how much room it takes, and finishes what a kill left' {
        $target = Join-Path $TestDrive 'terputus'
        $null = New-Item -ItemType Directory (Join-Path $target '.restoring/files')
        Set-Content -LiteralPath (Join-Path $target '.restoring/files/index.php') -Value 'setengah'

        $plan = Restore-Website $backup.Path $target -WhatIf
        $plan.Space | Should -BeOfType SopWebsite.Backups.Restoring.RestoreSpace
        $plan.Space[0].Needed | Should -BeGreaterThan 32MB
        $plan.Space[0].IsShort | Should -BeFalse
        $null = Restore-Website $backup.Path $target -IgnoreSpace -Confirm:$false

        Get-Content -LiteralPath (Join-Path $target 'files/index.php') | Should -Be '<?php'
        (Get-ChildItem -LiteralPath $target -Force).Name | Should -Be 'files'
    }
}
