Describe 'Test-SopProcedure' {
    BeforeAll { . $PSScriptRoot/Support.ps1 }

    It 'finds exactly the errors that the shipped documents have' {
        Test-SopProcedure | ForEach-Object { "$($_.Procedure) $($_.Activity) $($_.Id)" } | Should -Be @(
            'pa-mukomuko/content  SopConversionWrong'
            'pa-mukomuko/device-maintenance 9 SopTimeBlank'
            'pa-mukomuko/it-policy  SopConversionWrong'
            'pa-mukomuko/it-service-request  SopConversionWrong'
        )
        Test-SopProcedure pn-* | Should -BeNullOrEmpty
    }

    It 'checks files and names the line' {
        $file = Join-Path $TestDrive 'sop[1].yaml'
        Set-Content -LiteralPath $file -Value @'
code: pn-contoh/website
title: Contoh
chain: []
activities:
  - { number: 1, text: Satu, performer: staf-it, time: 3 hari - 1 jam }
'@
        $findings = Test-SopProcedure -LiteralPath $file

        $findings.Id | Should -Be 'SopRangeReversed', 'SopChainEmpty'
        $findings.Line | Should -Be 5, 3
        (Get-Item -LiteralPath $file | Test-SopProcedure).Count | Should -Be 2
    }

    It 'reports a file that is no procedure, and one that is not there' {
        Set-Content -LiteralPath (Join-Path $TestDrive 'x.yaml') -Value 'bukan'
        { Test-SopProcedure -Path (Join-Path $TestDrive 'x.yaml') -ErrorAction Stop } | Should -Throw -ErrorId 'SopProcedureInvalid,*'
        { Test-SopProcedure -LiteralPath (Join-Path $TestDrive 'y.yaml') -ErrorAction Stop } | Should -Throw -ErrorId 'SopPathNotFound,*'
    }
}
