Describe 'Get-WebsiteBackup' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $root = New-Item -ItemType Directory (Join-Path $TestDrive 'web')
        Set-Content -LiteralPath (Join-Path $root 'index.php') -Value '<?php'
        $sets = Join-Path $TestDrive 'cadangan [1]'
        $null = Register-SopSite pn-contoh -DocumentRoot $root -BackupPath $sets
        $null = Register-SopSite pa-contoh
        $first = Backup-Website pn-contoh
        $second = Backup-Website pn-contoh -Destination (Join-Path $TestDrive 'lain')
        $null = New-Item -ItemType Directory (Join-Path $sets '.partial-pn-contoh-2026-01-01-000000')
    }

    It 'lists the sets of a site wherever they went, and what interrupted runs left' {
        $found = Get-WebsiteBackup pn-contoh

        $found | Should -HaveCount 3
        $found[0].State | Should -Be 'Partial'
        $found[0].Files | Should -BeNullOrEmpty
        $found[1, 2].Path | Should -Be $first.Path, $second.Path
        $found[1].ManifestSha256 | Should -Be $first.ManifestSha256
    }

    It 'filters by state, takes sites from the pipeline, and lists all without a name' {
        Get-WebsiteBackup pn-* -State Complete | Should -HaveCount 2
        'pn-contoh' | Get-WebsiteBackup -State Partial | Should -HaveCount 1
        Get-WebsiteBackup | Should -HaveCount 3
        Get-WebsiteBackup pa-contoh | Should -BeNullOrEmpty
    }

    It 'looks into a folder, whose name may have wildcard characters' {
        Get-WebsiteBackup -LiteralPath $sets | Should -HaveCount 2
        (Get-WebsiteBackup -Path $second.Path).Name | Should -Be $second.Name
    }

    It 'shows a set whose folder is gone as damaged' {
        Remove-Item -LiteralPath $second.Path -Recurse
        (Get-WebsiteBackup pn-contoh -State Damaged).Path | Should -Be $second.Path
    }

    It 'reports a site that is not registered and a folder that is not there' {
        { Get-WebsiteBackup tak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
        { Get-WebsiteBackup -Path (Join-Path $TestDrive 'tak-ada') -ErrorAction Stop } | Should -Throw -ErrorId 'SopPathNotFound,*'
    }

    It 'has a table of its own' {
        (Get-WebsiteBackup pn-contoh -State Complete | Out-String) | Should -Match 'Name +State +Type +Files +MB'
    }
}
