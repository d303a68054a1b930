Describe 'Eight processes on one register' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $null = Register-SopSite pn-contoh -Uri http://127.0.0.1:9/
        $env:SOP_TEST_MANIFEST = $manifest
        $shell = (Get-Process -Id $PID).Path
        $work = @'
            $ErrorActionPreference = 'Stop'
            Import-Module $env:SOP_TEST_MANIFEST
            1..10 | ForEach-Object {
                $null = Register-SopOfficer "Pejabat $PID-$_" staf-it
                $null = New-SituationReport pn-contoh "Laporan $PID-$_"
            }
'@
        $processes = 1..8 | ForEach-Object {
            Start-Process -FilePath $shell -PassThru -ArgumentList '-NoProfile', '-NonInteractive', '-EncodedCommand',
                ([Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($work)))
        }
        $processes | ForEach-Object { $_.WaitForExit() }
    }

    It 'loses nothing and gives no number twice' {
        $processes.ExitCode | Should -Be (@(0) * 8)
        @(Get-SopOfficer).Count | Should -Be 80
        $numbers = (Get-SituationReport).Number
        $numbers.Count | Should -Be 80
        @($numbers | Select-Object -Unique).Count | Should -Be 80
    }

    It 'keeps one chain' {
        $log = Test-SopEscalationLog
        $log.IsValid | Should -BeTrue
        $log.Entries | Should -Be 160
    }
}
