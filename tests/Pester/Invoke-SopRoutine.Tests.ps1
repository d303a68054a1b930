Describe 'Invoke-SopRoutine' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
        $null = Register-SopSite pn-lain
    }

    It 'does nothing under -WhatIf' {
        Invoke-SopRoutine -WhatIf | Should -BeNullOrEmpty
        Get-SopRun | Should -BeNullOrEmpty
    }

    It 'gives one result a step, and one site''s trouble does not stop the others' {
        $results = Invoke-SopRoutine

        ($results | Where-Object { $_.Site -eq 'pn-contoh' -and $_.Step -eq 'Availability' }).State | Should -Be 'Finding'
        ($results | Where-Object { $_.Site -eq 'pn-contoh' -and $_.Step -eq 'Backup' }).State | Should -Be 'Fine'
        ($results | Where-Object { $_.Site -eq 'pn-lain' -and $_.Step -eq 'Availability' }).State | Should -Be 'Skipped'
        @($results | Where-Object Step -EQ 'Escalations').Count | Should -Be 1
    }

    It 'enters what was done into one run of the day' {
        $null = Invoke-SopRoutine
        $runs = @(Get-SopRun -Site pn-contoh)
        $runs.Count | Should -Be 1
        $runs[0].Steps[0].State | Should -Be 'Done'
        $runs[0].Steps[1].State | Should -Be 'Done'
        $runs[0].ActiveStep.Duty | Should -Be 'visitors'
    }

    It 'takes only the named sites' {
        (Invoke-SopRoutine pn-l*).Site | Where-Object { $_ } | Select-Object -Unique | Should -Be 'pn-lain'
    }

    It 'reports a site that is not registered, and does nothing for it' {
        Invoke-SopRoutine tak-ada -ErrorVariable failures -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'SopSiteNotFound,*'
    }

    It 'refuses while another pass holds the register' {
        $lock = [System.IO.File]::Open("$env:SOPWEBSITE_REGISTER.routine.lock", 'OpenOrCreate', 'ReadWrite', 'None')
        try {
            { Invoke-SopRoutine -ErrorAction Stop } | Should -Throw -ErrorId 'SopRoutineBusy,*'
        }
        finally { $lock.Dispose() }
    }
}
