Describe 'Import-VisitorRule' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        . $PSScriptRoot/VisitorRuleSupport.ps1
        $log = Join-Path $TestDrive 'access.log'
        Set-Content -LiteralPath $log -Value '203.0.113.9 - - [20/Nov/2026:08:00:00 +0700] "GET /situs-lama/masuk.php HTTP/1.1" 404 5 "-" "Mozilla/5.0"'
    }

    It 'checks everything under -WhatIf and writes nothing' {
        Import-VisitorRule (New-RuleFile 'aturan.yaml' $ownRule) -WhatIf | Should -BeNullOrEmpty
        Get-VisitorRule -Own | Should -BeNullOrEmpty
    }

    It 'takes in a rule by which logs are searched from then on' {
        (Import-VisitorRule (New-RuleFile 'aturan.yaml' $ownRule)).Id | Should -Be 'pn-contoh-lama'

        (Get-SuspiciousVisitor $log).Reasons.Rule | Should -Contain 'pn-contoh-lama'
    }

    It 'refuses a file with its line and what was expected: <Name>' -ForEach @(
        @{ Name = 'pola mundur'; From = '/situs-lama/\[a-z\]\+\\.php\$'; To = '(a+)\1'; Id = 'SopVisitorRuleInvalid,*' }
        @{ Name = 'kategori asing'; From = 'category: probing'; To = 'category: sihir'; Id = 'SopVisitorRuleInvalid,*' }
        @{ Name = 'tanpa literal'; From = 'literals: .*'; To = ''; Id = 'SopVisitorRuleInvalid,*' }
        @{ Name = 'contoh gagal'; From = "match: .*"; To = "match: ['/lain/']"; Id = 'SopVisitorRuleFails,*' }
    ) {
        $file = New-RuleFile "$($Name -replace ' ', '-').yaml" ($ownRule -replace $From, $To)

        { Import-VisitorRule $file -ErrorAction Stop } | Should -Throw -ErrorId $Id
    }

    It 'turns a shipped rule off, and does not know one that is not there' {
        (Import-VisitorRule (New-RuleFile 'mati.yaml' 'off: [sqli-quote]')).IsOff | Should -BeTrue
        { Import-VisitorRule (New-RuleFile 'asing.yaml' 'off: [tidak-ada]') -ErrorAction Stop } | Should -Throw -ErrorId 'SopVisitorRuleNotFound,*'
    }
}
