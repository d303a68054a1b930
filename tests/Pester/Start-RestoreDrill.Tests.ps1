Describe 'Start-RestoreDrill' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/DrillSupport.ps1
        $scratch = New-Item -ItemType Directory (Join-Path $TestDrive 'uji')
    }

    It 'restores the newest set, compares it and clears everything away' {
        $drill = Start-RestoreDrill pn-contoh -ScratchPath $scratch -By 'Nama Staf IT'

        $drill | Should -BeOfType SopWebsite.Backups.Drills.RestoreDrill
        $drill.State | Should -Be 'Passed'
        $drill.Set | Should -Be $backup.Name
        $drill.Files | Should -Be 2
        $drill.Checks.Finding | Should -Not -Contain 'Failed'
        $drill.RecoveryTime | Should -BeGreaterThan ([timespan]::Zero)
        $drill.By | Should -Be 'Nama Staf IT'
        Get-ChildItem -LiteralPath $scratch -Force | Should -BeNullOrEmpty
    }

    It 'warns when a set does not come back, and is no error' {
        $copy = Backup-Website pn-contoh
        $archive = Get-ChildItem -LiteralPath $copy.Path -Filter *.zip | Select-Object -First 1
        $bytes = [IO.File]::ReadAllBytes($archive.FullName)
        $bytes[20] = $bytes[20] -bxor 0x55
        [IO.File]::WriteAllBytes($archive.FullName, $bytes)

        $drill = Start-RestoreDrill pn-contoh -Set $copy.Name -ScratchPath $scratch -WarningVariable warnings -WarningAction SilentlyContinue

        $drill.State | Should -Be 'Failed'
        "$warnings" | Should -BeLike 'Restore drill UR-*failed*'
        Get-ChildItem -LiteralPath $scratch -Force | Should -BeNullOrEmpty
    }

    It 'does nothing under -WhatIf' {
        $before = @(Get-RestoreDrill).Count
        Start-RestoreDrill pn-contoh -Set $backup.Name -ScratchPath $scratch -WhatIf | Should -BeNullOrEmpty
        @(Get-RestoreDrill).Count | Should -Be $before
    }

    It 'refuses a set that there is not' {
        { Start-RestoreDrill pn-contoh -Set tidak-ada -ErrorAction Stop } |
            Should -Throw -ErrorId 'SopDrillNoSet,SopWebsite.PowerShell.Cmdlets.Backups.StartRestoreDrillCommand'
    }

    It 'tries an encrypted set with its password, and says before it begins when that is wrong or missing' {
        $right = ConvertTo-SecureString 'Kata-Sandi-Contoh-2026' -AsPlainText -Force
        $wrong = ConvertTo-SecureString 'Bukan-Sandi-Ini-2026' -AsPlainText -Force
        $sealed = Backup-Website pn-contoh -Password $right
        $before = @(Get-RestoreDrill).Count

        { Start-RestoreDrill pn-contoh -Set $sealed.Name -ScratchPath $scratch -Password $wrong -ErrorAction Stop } |
            Should -Throw -ErrorId 'SopBackupPasswordWrong,*'
        { Start-RestoreDrill pn-contoh -Set $sealed.Name -ScratchPath $scratch -ErrorAction Stop } |
            Should -Throw -ErrorId 'SopBackupPasswordNeeded,*'
        @(Get-RestoreDrill).Count | Should -Be $before

        (Start-RestoreDrill pn-contoh -Set $sealed.Name -ScratchPath $scratch -Password $right).State | Should -Be 'Passed'
        Get-ChildItem -LiteralPath $scratch -Force | Should -BeNullOrEmpty
    }
}
