Describe 'Unregister-AllowedVisitor' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
    }

    It 'takes an entry off the list, and tells the log' {
        $null = Register-AllowedVisitor 203.0.113.0/24 Kantor
        $null = Register-AllowedVisitor 203.0.113.0/24 Kantor -Site pn-contoh
        Unregister-AllowedVisitor 203.0.113.0/24 -WhatIf
        @(Get-AllowedVisitor).Count | Should -Be 2

        (Unregister-AllowedVisitor 203.0.113.0/24 -Confirm:$false -By 'Admin Contoh').Site | Should -BeNullOrEmpty
        (Get-AllowedVisitor).Site | Should -Be 'pn-contoh'
        Get-AllowedVisitor | Unregister-AllowedVisitor -Confirm:$false
        Get-AllowedVisitor | Should -BeNullOrEmpty
        (Get-SopEscalation -Event Note | Select-Object -Last 1).FollowUp | Should -Be 'Izin pengunjung dicabut: 203.0.113.0/24, pn-contoh: Kantor'
    }

    It 'says what is not there' {
        { Unregister-AllowedVisitor 203.0.113.1 -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopAllowedVisitorNotFound,*'
        { Unregister-AllowedVisitor kantor -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopAddressBlockInvalid,*'
    }
}
