Describe 'Register-SopMaintenance' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh
    }

    It 'enters a window for a site, with its duration as officials write it' {
        $window = Get-SopSite pn-contoh | Register-SopMaintenance -From 2041-01-02T17:00+07:00 -Duration '1 jam 30 menit' -Reason 'Pembaruan Joomla' -By 'Admin Contoh'
        $window.Site | Should -Be 'pn-contoh'
        $window.State | Should -Be 'Planned'
        ($window.Until - $window.From).TotalMinutes | Should -Be 90
        (Get-SopEscalation -Event Note | Select-Object -Last 1).FollowUp | Should -BeLike "Pemeliharaan dijadwalkan: $($window.Number), pn-contoh, 2041-01-02 17:00 s.d. 2041-01-02 18:30 WIB: Pembaruan Joomla"
    }

    It 'reads a duration of <Given>' -ForEach @(
        @{ Given = '2 jam'; Minutes = 120 }, @{ Given = '90 menit'; Minutes = 90 }, @{ Given = '01:15'; Minutes = 75 }
        @{ Given = '1 hari'; Minutes = 1440 }, @{ Given = [timespan]::FromHours(3); Minutes = 180 }
    ) {
        $window = Register-SopMaintenance -From 2042-01-01 -Duration $Given -Reason Uji
        ($window.Until - $window.From).TotalMinutes | Should -Be $Minutes
        $window.Site | Should -BeNullOrEmpty
    }

    It 'begins now without -From' {
        (Register-SopMaintenance pn-contoh -Duration '1 jam' -Reason Uji).State | Should -Be 'UnderWay'
    }

    It 'refuses what cannot be' {
        { Register-SopMaintenance pn-contoh -From 2041-01-02 -Until 2041-01-01 -Reason Uji -ErrorAction Stop } | Should -Throw -ErrorId 'SopMaintenanceInvalid,*'
        { Register-SopMaintenance tak-ada -Duration '1 jam' -Reason Uji -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
        { Register-SopMaintenance pn-contoh -Duration lama -Reason Uji -ErrorAction Stop } | Should -Throw
    }

    It 'enters nothing under -WhatIf' {
        $before = @(Get-SopMaintenance -All).Count
        Register-SopMaintenance pn-contoh -Duration '1 jam' -Reason Uji -WhatIf
        @(Get-SopMaintenance -All).Count | Should -Be $before
    }
}
