Describe 'Test-SiteDatabase' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
        # A database that is surely there: a register.
        $null = Register-SopSite pn-lain -Register (Join-Path $TestDrive 'lain.db')
        Register-SiteDatabase pn-contoh (Join-Path $TestDrive 'lain.db') -Engine Sqlite
    }

    It 'looks into a database' {
        $found = Test-SiteDatabase pn-contoh -CountRow -Checksum

        $found | Should -BeOfType SopWebsite.Backups.Databases.SiteDatabaseExamination
        ($found.Tables | Where-Object Name -EQ site).Rows | Should -Be 1
        ($found.Tables | Where-Object Name -EQ site).Checksum | Should -Not -BeNullOrEmpty
        $found.Rows | Should -BeGreaterThan 0
        $found.NotConsistent | Should -BeNullOrEmpty
    }

    It 'counts nothing unless it is asked' {
        (Test-SiteDatabase pn-contoh).Rows | Should -BeNullOrEmpty
    }

    It 'says what it cannot read, and goes on' {
        Register-SiteDatabase pn-contoh (Join-Path $TestDrive 'tidak-ada.db') -Engine Sqlite
        $found = Test-SiteDatabase pn-contoh -ErrorVariable failures -ErrorAction SilentlyContinue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopDatabaseUnreadable,*'
        @($found).Count | Should -Be 1
    }
}
