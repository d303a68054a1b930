BeforeDiscovery {
    . $PSScriptRoot/Support.ps1
    $commands = Get-Command -Module SopWebsite | ForEach-Object { @{ Name = $_.Name; Command = $_ } }
}

Describe 'Conventions: <Name>' -ForEach $commands {
    It 'has an approved verb and a singular noun' {
        (Get-Verb).Verb | Should -Contain $Command.Verb
        $Command.Noun | Should -Not -Match '[^s]s$'
    }

    It 'says what it writes' { $Command.OutputType | Should -Not -BeNullOrEmpty }

    It 'takes paths literally too' {
        if ($Command.Parameters.ContainsKey('Path')) {
            $Command.Parameters.Keys | Should -Contain 'LiteralPath'
            $Command.Parameters.LiteralPath.Aliases | Should -Contain 'PSPath'
        }
    }

    It 'asks before it changes anything' {
        if ($Command.Verb -notin 'Get', 'Test', 'Find', 'Search', 'Show', 'Measure', 'Compare') {
            $Command.Parameters.Keys | Should -Contain 'WhatIf'
        }
    }

    It 'reads dates through a transformation' {
        $bare = $Command.Parameters.Values | Where-Object {
            $_.ParameterType -in [datetime], [datetimeoffset], [nullable[datetime]], [nullable[datetimeoffset]] -and
            -not ($_.Attributes | Where-Object { $_ -is [System.Management.Automation.ArgumentTransformationAttribute] -and $_.GetType().Namespace -like 'SopWebsite.*' })
        }
        $bare | ForEach-Object Name | Should -BeNullOrEmpty
    }

    It 'has a default view for what it writes' {
        foreach ($type in @($Command.OutputType.Name) -like 'SopWebsite.*') { Get-FormatData -TypeName $type | Should -Not -BeNullOrEmpty -Because $type }
    }
}
