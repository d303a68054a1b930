Describe 'The package' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        $folder = Split-Path $manifest
        $data = Import-PowerShellDataFile -LiteralPath $manifest
    }

    It 'has a manifest that needs no engine to be read' {
        $data.ModuleVersion | Should -Not -BeNullOrEmpty
        (Test-ModuleManifest $manifest).Version | Should -Be ([version]$data.ModuleVersion)
    }

    It 'brings both editions with their own and third-party parts' {
        foreach ($edition in 'net8.0', 'net472') {
            foreach ($file in 'SopWebsite.PowerShell.dll', 'SopWebsite.dll', 'deps/SopWebsite.Adapters.dll', 'deps/ClosedXML.dll') {
                Join-Path $folder "bin/$edition/$file" | Should -Exist
            }
        }
    }

    It 'never ships the engine' { Get-ChildItem -LiteralPath $folder -Recurse -Filter 'System.Management.Automation*.dll' | Should -BeNullOrEmpty }

    It 'carries one version' {
        foreach ($file in Get-ChildItem -LiteralPath $folder -Recurse -Filter 'SopWebsite*.dll') {
            [Reflection.AssemblyName]::GetAssemblyName($file.FullName).Version.ToString(3) | Should -Be $data.ModuleVersion -Because $file.FullName
        }
    }

    It 'brings procedures, calendars, patterns, views and the licence' {
        foreach ($file in @('procedures', 'calendars', 'patterns', 'rules', 'LICENSE') + $data.FormatsToProcess) { Join-Path $folder $file | Should -Exist }
        (Get-ChildItem -Path (Join-Path $folder 'procedures') -Filter *.yaml).Count | Should -BeGreaterOrEqual 10
    }

    It 'exports exactly what the manifest lists' {
        (Get-Command -Module SopWebsite).Name | Sort-Object | Should -Be ($data.CmdletsToExport | Sort-Object)
    }
}
