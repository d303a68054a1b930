Describe 'Move-SopDisposition' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/SituationSupport.ps1
        $null = Register-SopOfficer 'Staf Contoh' staf-it
    }

    It 'delegates under a sheet of its own' {
        $report = New-SituationReport pn-contoh 'Uji' | Submit-SituationReport -To kasubbag-ptip
        $child = Move-SopDisposition $report.Number 'Staf Contoh' -Note 'Periksa'

        $child.To | Should -Be 'staf-it'
        $child.Parent | Should -Be $report.Dispositions[0].Number
        (Get-SopDisposition $child.Parent).State | Should -Be 'Delegated'
        { Move-SopDisposition $child.Parent ketua -ErrorAction Stop } | Should -Throw -ErrorId 'SopDispositionTransition,*'
    }

    It 'refuses a recipient that nobody is' {
        $report = New-SituationReport pn-contoh 'Uji' | Submit-SituationReport -To kasubbag-ptip
        { Move-SopDisposition $report.Number siapa -ErrorAction Stop } | Should -Throw -ErrorId 'SopRecipientUnknown,*'
    }

    It 'completes roles and officers' {
        $found = [System.Management.Automation.CommandCompletion]::CompleteInput('Move-SopDisposition x -To Sta', 29, $null).CompletionMatches.CompletionText
        $found | Should -Contain 'staf-it'
        $found | Should -Contain "'Staf Contoh'"
    }
}
