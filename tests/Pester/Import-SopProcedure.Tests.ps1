Describe 'Import-SopProcedure' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $good = Join-Path $TestDrive 'sop.yaml'
        Set-Content -LiteralPath $good -Value @'
code: pn-contoh/website
title: Contoh
chain: [sekretaris]
activities:
  - { number: 1, text: Satu, performer: juru-kunci, time: 1 jam }
'@
        $bad = Join-Path $TestDrive 'salah.yaml'
        Set-Content -LiteralPath $bad -Value @'
code: pn-contoh/lain
title: Contoh
chain: [sekretaris]
activities:
  - { number: 1, text: Satu, performer: staf-it, time: sebentar }
'@
    }

    It 'reads and checks everything under -WhatIf and writes nothing' {
        Import-SopProcedure $good -WhatIf -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        { Import-SopProcedure $bad -WhatIf -ErrorAction Stop } | Should -Throw -ErrorId 'SopProcedureInvalid,*'
        Get-SopProcedure pn-contoh/* | Should -BeNullOrEmpty
    }

    It 'imports what is sound, warns of what is doubtful, and reports a fault with file, line and what was expected' {
        $imported = Import-SopProcedure $bad, $good -ErrorVariable failures -ErrorAction SilentlyContinue -WarningVariable doubts -WarningAction SilentlyContinue

        $imported.Code | Should -Be 'pn-contoh/website'
        (Get-SopProcedure pn-contoh/website).Title | Should -Be 'Contoh'
        $doubts | Should -BeLike '*SopPerformerUnknown*'
        $failures[0].Exception.Message | Should -BeLike "$bad, line 5: expected a time such as *, found 'sebentar'."
        $failures[0].TargetObject | Should -Be $bad
    }

    It 'takes the place of a shipped procedure of the same code' {
        Set-Content -LiteralPath (Join-Path $TestDrive 'tais.yaml') -Value ((Get-Content -Raw -LiteralPath $good) -replace 'pn-contoh', 'pn-tais')
        $null = Get-Item (Join-Path $TestDrive 'tais.yaml') | Import-SopProcedure -WarningAction SilentlyContinue

        (Get-SopProcedure pn-tais/website).Activities.Count | Should -Be 1
        @(Get-SopProcedure pn-tais/website).Count | Should -Be 1
    }
}
