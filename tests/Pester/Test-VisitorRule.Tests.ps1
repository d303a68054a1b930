Describe 'Test-VisitorRule' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/VisitorRuleSupport.ps1
    }

    It 'finds that every shipped rule does what its samples say' {
        $tests = @(Test-VisitorRule)

        $tests.Count | Should -Be @(Get-VisitorRule).Count
        $tests | Where-Object { -not $_.Passed } | ForEach-Object Id | Should -BeNullOrEmpty
        ($tests | Measure-Object Samples -Sum).Sum | Should -BeGreaterThan 300
    }

    It 'tries a file that is not imported and says what is wrong' {
        $file = New-RuleFile 'salah.yaml' ($ownRule -replace "'/berita/situs-lama'", "'/situs-lama/x.php'")

        $test = Test-VisitorRule -Path $file

        $test.Passed | Should -BeFalse
        $test.Failures | Should -Be 'matched: /situs-lama/x.php'
        Get-VisitorRule -Own | Should -BeNullOrEmpty
    }
}
