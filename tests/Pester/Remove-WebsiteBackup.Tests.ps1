Describe 'Remove-WebsiteBackup' {
    BeforeEach {
        . $PSScriptRoot/Support.ps1
        $env:SOPWEBSITE_REGISTER = Join-Path $TestDrive "$(New-Guid).db"
        $root = New-Item -ItemType Directory (Join-Path $TestDrive "web-$(New-Guid)")
        Set-Content -LiteralPath (Join-Path $root 'index.php') -Value '<?php'
        $sets = Join-Path $TestDrive "cadangan-$(New-Guid)"
        $null = Register-SopSite pn-contoh -DocumentRoot $root -BackupPath $sets
        $made = 1..3 | ForEach-Object { Backup-Website pn-contoh }
    }

    It 'keeps the newest and says of each set why, the newest first' {
        $done = Remove-WebsiteBackup pn-contoh -KeepLast 2 -Confirm:$false

        $done | Should -BeOfType SopWebsite.Backups.Retention.RetentionVerdict
        $done.Action | Should -Be @('Keep', 'Keep', 'Remove')
        $done[0].Reasons.Rule | Should -Be @('Last', 'LastGood')
        "$($done[2].Reasons)" | Should -Be 'no rule keeps it'
        @(Get-WebsiteBackup pn-contoh).Count | Should -Be 2
        @(Get-ChildItem -LiteralPath $sets -Force).Count | Should -Be 2
    }

    It 'gives the same objects under -WhatIf and touches nothing' {
        $before = Get-ChildItem -LiteralPath $sets -File -Recurse -Force | Get-FileHash | Select-Object Path, Hash
        $register = Get-FileHash -LiteralPath $env:SOPWEBSITE_REGISTER

        $asked = Remove-WebsiteBackup pn-contoh -KeepLast 1 -WhatIf

        $after = Get-ChildItem -LiteralPath $sets -File -Recurse -Force | Get-FileHash | Select-Object Path, Hash
        ConvertTo-Json $after | Should -Be (ConvertTo-Json $before)
        (Get-FileHash -LiteralPath $env:SOPWEBSITE_REGISTER).Hash | Should -Be $register.Hash
        $done = Remove-WebsiteBackup pn-contoh -KeepLast 1 -Confirm:$false
        ConvertTo-Json $done -Depth 5 | Should -Be (ConvertTo-Json $asked -Depth 5)
        @(Get-WebsiteBackup pn-contoh).Count | Should -Be 1
    }

    It 'uses the rules that are registered for the site' {
        $null = Set-BackupRetention pn-contoh -KeepLast 1
        (Remove-WebsiteBackup pn-* -WhatIf).Action | Should -Be @('Keep', 'Remove', 'Remove')
    }

    It 'removes nothing without any rule' {
        { Remove-WebsiteBackup pn-contoh -Confirm:$false -ErrorAction Stop } |
            Should -Throw -ErrorId 'SopRetentionMissing,SopWebsite.PowerShell.Cmdlets.Backups.RemoveWebsiteBackupCommand'
        @(Get-WebsiteBackup pn-contoh).Count | Should -Be 3
    }

    It 'asks before it deletes' {
        (Get-Command Remove-WebsiteBackup).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $true).ConfirmImpact |
            Should -Be 'High'
    }
}
