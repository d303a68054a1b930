Describe 'Reset-VisitorLogPosition' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $log = Join-Path $TestDrive 'access.log'
        Set-Content $log '203.0.113.1 - - [21/Nov/2026:09:30:15 +0700] "GET /.env HTTP/1.1" 404 512 "-" "Mozilla/5.0"'
        $null = Register-SopSite pn-contoh -LogPath $log
    }

    It 'asks first, and changes nothing under -WhatIf' {
        $null = Get-SuspiciousVisitor -Site pn-contoh -Incremental
        Reset-VisitorLogPosition pn-contoh -WhatIf
        @(Get-SuspiciousVisitor -Site pn-contoh -Incremental).Count | Should -Be 0
    }

    It 'lets the next pass begin anew' {
        Reset-VisitorLogPosition pn-* -Confirm:$false
        $found = Get-SuspiciousVisitor -Site pn-contoh -Incremental
        $found.Address | Should -Be '203.0.113.1'
        $found.Requests | Should -Be 1
    }

    It 'takes sites from the pipeline and says so when there is none' {
        Get-SopSite pn-contoh | Reset-VisitorLogPosition -Confirm:$false
        @(Get-SuspiciousVisitor -Site pn-contoh -Incremental).Count | Should -Be 1
        { Reset-VisitorLogPosition tak-ada -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
    }
}
