Describe 'Unregister-SopMaintenance' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
    }

    It 'cancels one that has not begun, and keeps it' {
        $null = Register-SopMaintenance pn-contoh -From 2041-01-01 -Duration '1 jam' -Reason Uji
        Get-SopMaintenance | Unregister-SopMaintenance -WhatIf
        @(Get-SopMaintenance).Count | Should -Be 1

        (Get-SopMaintenance | Unregister-SopMaintenance -Confirm:$false).State | Should -Be 'Cancelled'
        Get-SopMaintenance | Should -BeNullOrEmpty
        @(Get-SopMaintenance -All).Count | Should -Be 1
        @(Get-SopEscalation -Event Note).Count | Should -Be 2
    }

    It 'ends one under way' {
        $window = Register-SopMaintenance -Duration '1 jam' -Reason Uji
        (Unregister-SopMaintenance $window.Number -Confirm:$false).State | Should -Be 'Over'
        { Unregister-SopMaintenance $window.Number -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopMaintenanceOver,*'
        { Unregister-SopMaintenance PM-2000-01-0001 -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopMaintenanceNotFound,*'
    }
}
