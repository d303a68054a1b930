Describe 'Get-RestoreDrill' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/DrillSupport.ps1
        $held = 1..2 | ForEach-Object { Start-RestoreDrill pn-contoh -ScratchPath $TestDrive }
        $null = Register-SopSite lain
    }

    It 'lists the drills, oldest first' {
        (Get-RestoreDrill).Number | Should -Be $held.Number
        (Get-RestoreDrill pn-contoh -State Passed).Count | Should -Be 2
        Get-RestoreDrill lain | Should -BeNullOrEmpty
        Get-RestoreDrill pn-contoh -State Failed | Should -BeNullOrEmpty
    }

    It 'finds one by its number' {
        (Get-RestoreDrill -Number $held[1].Number).Set | Should -Be $backup.Name
        { Get-RestoreDrill -Number UR-1999-0001 -ErrorAction Stop } | Should -Throw -ErrorId 'SopDrillNotFound,*'
    }
}
