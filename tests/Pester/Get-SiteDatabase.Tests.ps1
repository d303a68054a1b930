Describe 'Get-SiteDatabase' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh -DatabaseName web
        $null = Register-SopSite pn-lain
        Register-SiteDatabase pn-contoh arsip -Engine PostgreSql
    }

    It 'lists the databases of sites, the main one first' {
        (Get-SiteDatabase pn-contoh).DatabaseName | Should -Be 'web', 'arsip'
        (Get-SiteDatabase *).Site | Should -Be 'pn-contoh', 'pn-contoh'
        (Get-SiteDatabase).DatabaseName | Should -Be 'web', 'arsip'
        (Get-SopSite | Get-SiteDatabase).DatabaseName | Should -Be 'web', 'arsip'
    }

    It 'chooses by name' {
        (Get-SiteDatabase pn-contoh a*).DatabaseName | Should -Be 'arsip'
        { Get-SiteDatabase pn-contoh tidak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopDatabaseNotFound,*'
    }

    It 'offers the names' {
        (TabExpansion2 'Get-SiteDatabase pn-contoh a' -cursorColumn 28).CompletionMatches.CompletionText | Should -Be 'arsip'
    }
}
