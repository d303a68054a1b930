BeforeDiscovery {
    . $PSScriptRoot/Support.ps1
    $commands = Get-Command -Module SopWebsite | ForEach-Object { @{ Name = $_.Name; Command = $_ } }
    $hasHelp = Test-Path -LiteralPath (Join-Path (Split-Path $manifest) 'en-US/SopWebsite.PowerShell.dll-Help.xml')
}

# The offline help is made where PlatyPS is installed when the module is built.
Describe 'Help: <Name>' -ForEach $commands -Skip:(-not $hasHelp) {
    BeforeAll { $help = Get-Help $Name -Full }

    It 'has a synopsis and a description' {
        $help.Synopsis | Should -Not -Match "^\s*$Name|\{\{|^\s*$"
        $help.description.Text -join '' | Should -Not -BeNullOrEmpty
    }

    It 'describes every parameter' {
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters
        foreach ($parameter in $Command.Parameters.Keys | Where-Object { $_ -notin $common }) {
            $text = ($help.parameters.parameter | Where-Object name -EQ $parameter).description.Text -join ''
            $text | Should -Not -BeNullOrEmpty -Because "-$parameter"
        }
    }

    It 'has at least two examples that parse' {
        @($help.examples.example).Count | Should -BeGreaterOrEqual 2
    }
}

Describe 'Example code: <Name>' -ForEach $commands {
    It 'parses' {
        $page = Get-Content -Raw -LiteralPath (Join-Path $PSScriptRoot "../../docs/cmdlets/$Name.md")
        $blocks = [regex]::Matches($page, '(?s)```powershell\s*\n(.*?)```')
        $blocks.Count | Should -BeGreaterOrEqual 2
        foreach ($block in $blocks) {
            $errors = $null
            $null = [System.Management.Automation.Language.Parser]::ParseInput($block.Groups[1].Value, [ref]$null, [ref]$errors)
            $errors | Should -BeNullOrEmpty -Because $block.Groups[1].Value
        }
    }
}
