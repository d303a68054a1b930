Describe 'Unregister-SiteDatabase' {
    BeforeEach {
        . $PSScriptRoot/Support.ps1
        $env:SOPWEBSITE_REGISTER = Join-Path $TestDrive "$([guid]::NewGuid()).db"
        $null = Register-SopSite pn-contoh -DatabaseName web
        Register-SiteDatabase pn-contoh arsip
    }

    It 'makes the next one the main one' {
        Unregister-SiteDatabase pn-contoh web -Confirm:$false
        (Get-SiteDatabase pn-contoh).DatabaseName | Should -Be 'arsip'
        (Get-SiteDatabase pn-contoh).IsMain | Should -BeTrue
    }

    It 'takes all from the pipeline' {
        Get-SiteDatabase pn-contoh | Unregister-SiteDatabase -Confirm:$false
        Get-SiteDatabase pn-contoh | Should -BeNullOrEmpty
    }

    It 'changes nothing under -WhatIf, and names what is not there' {
        Unregister-SiteDatabase pn-contoh -WhatIf
        @(Get-SiteDatabase pn-contoh).Count | Should -Be 2
        { Unregister-SiteDatabase pn-contoh tidak-ada -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopDatabaseNotFound,*'
    }
}
