Describe 'Register-AllowedVisitor' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
    }

    It 'enters a block with its reason, and tells the log' {
        $allowed = Register-AllowedVisitor 203.0.113.0/24 'Kantor pengadilan' -Site PN-contoh -Until 2041-01-01T00:00+07:00 -By 'Admin Contoh'
        $allowed | Should -BeOfType SopWebsite.Visitors.Allowing.AllowedVisitor
        $allowed.Site | Should -Be 'pn-contoh'
        (Get-SopEscalation -Event Note | Select-Object -Last 1).FollowUp |
            Should -Be 'Pengunjung diizinkan: 203.0.113.0/24, pn-contoh: Kantor pengadilan (sampai 2041-01-01 00:00 WIB)'
    }

    It 'takes several, from the pipeline and from a table' {
        @('2001:db8::/32', '198.51.100.7' | Register-AllowedVisitor -Reason Monitor).Network | Should -Be '2001:db8::/32', '198.51.100.7'
        $table = "Network,Reason,Site`n192.0.2.1,Mahkamah Agung,`n192.0.2.2,Hawasbid,pn-contoh" | ConvertFrom-Csv
        ($table | Register-AllowedVisitor).Reason | Should -Be 'Mahkamah Agung', 'Hawasbid'
    }

    It 'goes on after a bad one' {
        $entered = 'kantor', '203.0.113.9/24', '0.0.0.0/0', '198.51.100.9' | Register-AllowedVisitor -Reason Uji -ErrorVariable failures -ErrorAction SilentlyContinue
        $entered.Network | Should -Be '198.51.100.9'
        $failures.FullyQualifiedErrorId -replace ',.*' | Should -Be 'SopAddressBlockInvalid', 'SopAddressBlockInvalid', 'SopAllowedVisitorInvalid'
        $failures[1].TargetObject | Should -Be '203.0.113.9/24'
    }

    It 'enters nothing under -WhatIf' {
        $before = @(Get-AllowedVisitor).Count
        Register-AllowedVisitor 192.0.2.99 Uji -WhatIf
        @(Get-AllowedVisitor).Count | Should -Be $before
    }
}
