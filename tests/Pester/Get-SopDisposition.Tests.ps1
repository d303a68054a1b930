Describe 'Get-SopDisposition' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
        $script:report = New-SituationReport pn-contoh 'Uji' | Submit-SituationReport -To kasubbag-ptip -Note 'Mohon arahan'
        $script:other = New-SituationReport pn-contoh 'Lain' | Submit-SituationReport -To sekretaris
    }

    It 'shows a sheet by its number, and the open one of a report' {
        $sheet = Get-SopDisposition $report.Dispositions[0].Number
        $sheet.Officer | Should -Be 'Kasubbag Contoh'
        $sheet.Instruction | Should -Be 'Mohon arahan'
        (Get-SopDisposition $report.Number).Number | Should -Be $sheet.Number
    }

    It 'filters by report, recipient and state' {
        @(Get-SopDisposition).Count | Should -Be 2
        (Get-SopDisposition -Report $other.Number).To | Should -Be 'sekretaris'
        (Get-SopDisposition -To 'kasubbag contoh').Report | Should -Be $report.Number
        Get-SopDisposition -State Done | Should -BeNullOrEmpty
        @(Get-SopDisposition -Open -State Sent, Received).Count | Should -Be 2
    }

    It 'says of an unknown number that there is none' {
        { Get-SopDisposition LD-2020-01-0001 -ErrorAction Stop } | Should -Throw -ErrorId 'SopDispositionNotFound,*'
    }

    It 'completes the numbers of open sheets' {
        [System.Management.Automation.CommandCompletion]::CompleteInput('Get-SopDisposition LD-', 22, $null).CompletionMatches.CompletionText |
            Should -Contain $report.Dispositions[0].Number
    }
}
