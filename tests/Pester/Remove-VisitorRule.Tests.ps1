Describe 'Remove-VisitorRule' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/VisitorRuleSupport.ps1
        $null = Import-VisitorRule (New-RuleFile 'aturan.yaml' ($ownRule + "`noff: [sqli-quote]`n"))
    }

    It 'removes nothing under -WhatIf' {
        Remove-VisitorRule pn-contoh-lama -WhatIf
        @(Get-VisitorRule -Own).Count | Should -Be 2
    }

    It 'removes the court''s own rule and lets a shipped one hold again' {
        Remove-VisitorRule pn-contoh-lama -Confirm:$false | Should -BeNullOrEmpty
        (Remove-VisitorRule sqli-quote -Confirm:$false).IsOff | Should -BeFalse
        Get-VisitorRule -Own | Should -BeNullOrEmpty
    }

    It 'cannot remove a shipped rule' {
        { Remove-VisitorRule sqli-union -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SopVisitorRuleNotFound,*'
    }
}
