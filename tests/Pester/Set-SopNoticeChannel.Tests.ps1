Describe 'Set-SopNoticeChannel' {
    BeforeAll { . $PSScriptRoot/Support.ps1 }

    It 'makes a mail channel with the usual port of its encryption' {
        $channel = Set-SopNoticeChannel surel -Smtp -Server mail.example.go.id -From sop@example.go.id -UserName sop -Secret env:SOP_SANDI

        $channel.Kind | Should -Be 'Smtp'
        $channel.Encryption | Should -Be 'StartTls'
        $channel.EffectivePort | Should -Be 587
        (Get-SopNoticeChannel surel).Secret | Should -Be 'env:SOP_SANDI'
    }

    It 'makes a bot and a webhook' {
        (Set-SopNoticeChannel bot -Telegram -Token env:SOP_TOKEN).Kind | Should -Be 'Telegram'
        $hook = Set-SopNoticeChannel hook -Webhook -Uri https://hook.example.go.id/sop -Header @{ 'X-Api-Key' = 'env:SOP_KUNCI' } -Template '{"teks":"{{text}}"}'
        $hook.Headers[0].Name | Should -Be 'X-Api-Key'
    }

    It 'reads the template from a file' {
        $file = Join-Path $TestDrive 'templat.json'
        Set-Content -LiteralPath $file -Value '{"judul":"{{subject}}"}'
        (Set-SopNoticeChannel berkas -Webhook -Uri https://hook.example.go.id/ -Template $file).Template | Should -BeLike '*{{subject}}*'
    }

    It 'neither keeps nor repeats a secret that was given in place of its reference' -ForEach @(
        @{ Id = 'SopSecretReferenceInvalid'; Given = @{ Smtp = $true; Server = 'mail.example.go.id'; From = 'a@example.go.id'; UserName = 'a'; Secret = 's4ndi-terbuka' } }
        @{ Id = 'SopSecretReferenceInvalid'; Given = @{ Telegram = $true; Token = '12345:s4ndi-terbuka' } }
        @{ Id = 'SopSecretReferenceInvalid'; Given = @{ Webhook = $true; Uri = 'https://hook.example.go.id/'; Header = @{ 'X-Api-Key' = 's4ndi-terbuka' } } }
        @{ Id = 'SopNoticeSecretInAddress'; Given = @{ Webhook = $true; Uri = 'https://sop:s4ndi-terbuka@hook.example.go.id/' } }
    ) {
        Set-SopNoticeChannel terbuka @Given -ErrorVariable failure -ErrorAction SilentlyContinue

        $failure[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        ($failure | Format-List * -Force | Out-String) | Should -Not -BeLike '*s4ndi-terbuka*'
        Get-SopNoticeChannel terbuka* | Should -BeNullOrEmpty
        [IO.File]::ReadAllText($env:SOPWEBSITE_REGISTER, [Text.Encoding]::Latin1) | Should -Not -BeLike '*s4ndi-terbuka*'
    }

    It 'lets no secret travel in the clear' {
        { Set-SopNoticeChannel x -Smtp -Server mail.example.go.id -From a@example.go.id -Encryption None -UserName a -Secret env:X -ErrorAction Stop } |
            Should -Throw -ErrorId 'SopNoticeInsecure,*'
        { Set-SopNoticeChannel x -Webhook -Uri http://hook.example.go.id/ -Header @{ 'X-Api-Key' = 'env:X' } -ErrorAction Stop } | Should -Throw -ErrorId 'SopNoticeInsecure,*'
    }

    It 'changes nothing under -WhatIf' {
        Set-SopNoticeChannel bayangan -Telegram -Token env:X -WhatIf
        Get-SopNoticeChannel bayangan* | Should -BeNullOrEmpty
    }
}
