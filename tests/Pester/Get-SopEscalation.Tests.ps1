Describe 'Get-SopEscalation' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SampleLog.ps1
        Add-LogEntry 2026-10-31T16:59:59Z -FollowUp 'Oktober'
        Add-LogEntry 2026-10-31T17:00:00Z -Event SituationOpened -Report 'LS-1' -FollowUp 'November, WIB'
        Add-LogEntry 2026-11-20T03:00:00Z -Event Escalated -Site sipp-contoh -Report 'LS-1'
        Add-LogEntry 2026-11-30T17:00:00Z -FollowUp 'Desember'
    }

    It 'lists all entries in the order of the log' { (Get-SopEscalation).Number | Should -Be 1, 2, 3, 4 }

    It 'takes a month by the wall clock of the register''s zone' {
        (Get-SopEscalation -Month 2026-11).Number | Should -Be 2, 3
        (Get-SopEscalation -Month ([datetime]::new(2026, 12, 9))).Number | Should -Be 4
    }

    It 'refuses what is no month' {
        { Get-SopEscalation -Month 11-2026 } | Should -Throw "*'11-2026' is not a month*"
    }

    It 'takes a period, sites, reports and events' {
        (Get-SopEscalation -Since 2026-11-01T00:00:00Z -Until 2026-11-30T17:00:00Z).Number | Should -Be 3
        (Get-SopEscalation -Site sipp-*).Number | Should -Be 3
        (Get-SopEscalation ls-1).Number | Should -Be 2, 3
        (Get-SopEscalation -Event Escalated, Note).Number | Should -Be 1, 3, 4
        ([pscustomobject]@{ Number = 'LS-1' } | Get-SopEscalation -Event Escalated).Number | Should -Be 3
    }

    It 'streams' { (Get-SopEscalation | Select-Object -First 1).FollowUp | Should -Be 'Oktober' }

    It 'reads dates the same in every culture' {
        $culture = [cultureinfo]::CurrentCulture
        try {
            foreach ($name in 'id-ID', 'de-DE', 'tr-TR') {
                [cultureinfo]::CurrentCulture = $name
                (Get-SopEscalation -Month 2026-11).Count | Should -Be 2
            }
        }
        finally { [cultureinfo]::CurrentCulture = $culture }
    }
}
