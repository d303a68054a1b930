Describe 'Register-SopAbsence' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
        $null = Register-SopOfficer 'Staf Contoh' staf-it
        $script:today = (Get-Date).ToUniversalTime().AddHours(7).Date
    }

    It 'sends what is for the absent officer to the one who stands in' {
        $absence = Get-SopOfficer 'Kasubbag Contoh' | Register-SopAbsence -From $today.AddDays(-1) -Until $today.AddDays(5) -Substitute 'Staf Contoh' -Reason Cuti
        $absence.Until | Should -Be $today.AddDays(5)

        $sheet = (New-SituationReport pn-contoh 'Uji' | Submit-SituationReport -To kasubbag-ptip).Dispositions[0]

        $sheet.To | Should -Be 'kasubbag-ptip'
        $sheet.Officer | Should -Be 'Staf Contoh'
        $sheet.Remark | Should -BeLike 'Plh. Kasubbag PTIP: Staf Contoh menggantikan Kasubbag Contoh*'
    }

    It 'reads ISO dates alike under <_>' -ForEach 'en-US', 'id-ID', 'de-DE', 'tr-TR' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $_
            $absence = Register-SopAbsence 'Staf Contoh' 2031-03-04 2031-03-05
            $absence.From | Should -Be ([datetime]::new(2031, 3, 4))
            Unregister-SopAbsence 'Staf Contoh' 2031-03-04 -Confirm:$false
        } finally {
            [cultureinfo]::CurrentCulture = $before
        }
    }

    It 'refuses what overlaps, and strangers' {
        { Register-SopAbsence 'Kasubbag Contoh' $today $today -ErrorAction Stop } | Should -Throw -ErrorId 'SopAbsenceOverlaps,*'
        { Register-SopAbsence 'Siapa' $today $today -ErrorAction Stop } | Should -Throw -ErrorId 'SopOfficerNotFound,*'
        { Register-SopAbsence 'Staf Contoh' 2031-01-02 2031-01-01 -ErrorAction Stop } | Should -Throw -ErrorId 'SopAbsenceInvalid,*'
    }

    It 'enters nothing under -WhatIf' {
        Register-SopAbsence 'Staf Contoh' 2031-01-01 2031-01-02 -WhatIf
        Get-SopAbsence 'Staf Contoh' | Should -BeNullOrEmpty
    }
}
