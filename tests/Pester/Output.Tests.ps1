BeforeDiscovery {
    . $PSScriptRoot/Support.ps1
    # Every type of ours that a cmdlet's output leads to.
    $seen = [System.Collections.Generic.HashSet[type]]::new()
    $open = [System.Collections.Generic.Queue[type]]::new([type[]]((Get-Command -Module SopWebsite).OutputType.Type | Where-Object { $_ }))
    while ($open.Count) {
        $type = $open.Dequeue()
        if ($type.IsArray) { $type = $type.GetElementType() }
        if ($type.IsGenericType) { $type.GetGenericArguments() | ForEach-Object { $open.Enqueue($_) } }
        if ($type.Namespace -notlike 'SopWebsite*' -or $type.IsEnum -or -not $seen.Add($type)) { continue }
        $type.GetProperties() | ForEach-Object { $open.Enqueue($_.PropertyType) }
    }
    $types = $seen | Sort-Object FullName | ForEach-Object { @{ Type = $_; Name = $_.FullName } }
}

Describe 'Output' {
    # A list behind an interface may come as a type that PowerShell cannot index: $report.Alternatives[0] would be all of them.
    It '<Name> holds its lists as arrays' -ForEach $types {
        $Type.GetProperties().PropertyType |
            Where-Object { $_ -ne [string] -and -not $_.IsArray -and [System.Collections.IEnumerable].IsAssignableFrom($_) } |
            Should -BeNullOrEmpty
    }
}
