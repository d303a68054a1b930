Describe 'Get-VisitorRule' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/VisitorRuleSupport.ps1
        $null = Import-VisitorRule (New-RuleFile 'aturan.yaml' ($ownRule + "`noff: [xss-call]`n"))
    }

    It 'shows the shipped rules and the court''s own, and which are off' {
        $rules = @(Get-VisitorRule)

        $rules.Count | Should -BeGreaterThan 60
        ($rules | Where-Object Id -eq 'pn-contoh-lama').IsOwn | Should -BeTrue
        ($rules | Where-Object Id -eq 'xss-call').IsOff | Should -BeTrue
        @($rules | Where-Object { -not $_.Techniques }).Count | Should -Be 0
        @(Get-VisitorRule -Own).Id | Should -Be 'xss-call', 'pn-contoh-lama'
    }

    It 'chooses by id and by kind' {
        @(Get-VisitorRule sqli-*).Count | Should -BeGreaterThan 5
        (Get-VisitorRule sqli-* -Category SqlInjection | Sort-Object Category -Unique).Category | Should -Be 'SqlInjection'
        (Get-VisitorRule sqli-union).Remedy.Indonesian | Should -BeLike 'Perbarui CMS*'
        { Get-VisitorRule tidak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopVisitorRuleNotFound,*'
    }

    It 'completes ids' {
        (TabExpansion2 'Get-VisitorRule login-').CompletionMatches.CompletionText | Should -Contain 'login-joomla'
    }
}
