Describe 'Register-SopOfficer' {
    BeforeAll { . $PSScriptRoot/Support.ps1 }

    It 'adds an officer, and replaces the one of the same name' {
        $null = Register-SopOfficer 'Pejabat Contoh' sekretaris
        $officer = Register-SopOfficer 'pejabat contoh' kasubbag-ptip -Email ptip@example.go.id

        $officer.Role | Should -Be 'kasubbag-ptip'
        @(Get-SopOfficer).Count | Should -Be 1
    }

    It 'refuses <Text>' -ForEach @(@{ Text = 'bukan-alamat' }, @{ Text = 'dua@alamat @x' }) {
        { Register-SopOfficer 'Lain' sekretaris -Email $Text -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'adds nobody under -WhatIf' {
        Register-SopOfficer 'Calon' ketua -WhatIf | Should -BeNullOrEmpty
        Get-SopOfficer Calon | Should -BeNullOrEmpty
    }
}
