Describe 'Get-SopCompliance' {
    BeforeAll {
        . $PSScriptRoot/Support.ps1
        'pn-contoh', 'pa-contoh' | ForEach-Object { $null = Register-SopSite $_ }
        $run = Start-SopRun pn-contoh -AllRequirements
        $null = Complete-SopActivity $run.Id 1 -Output 'Buku kendali' -WarningAction SilentlyContinue
        $null = Complete-SopActivity $run.Id 2 -AllRequirements -WarningAction SilentlyContinue
        $month = [datetimeoffset]::UtcNow.AddHours(7).ToString('yyyy-MM', [cultureinfo]::InvariantCulture)
    }

    It 'counts by activity, with what was missing' {
        $rows = @(Get-SopCompliance $month)

        $rows[0] | Should -BeOfType SopWebsite.Procedures.Compliance.SopCompliance
        $rows.Activity | Should -Be 1, 2
        $rows.Count | Should -Be 2
        $rows[0].OnTime | Should -Be 1
        $rows[0].Standard | Should -Be '1 hari'
        $rows[0].Performer | Should -Be 'admin-website'
        # The second began without its requirement and left nothing.
        $rows[1].RequirementsMissing | Should -Be 1
        $rows[1].WithoutOutput | Should -Be 1
    }

    It 'counts by procedure and by performer' {
        $procedure = Get-SopCompliance $month -By Procedure
        $procedure.Procedure | Should -Be 'pn-tais/website'
        $procedure.psobject.Properties['Count'].Value | Should -Be 2
        (Get-SopCompliance $month -By Performer).Subject | Should -Be 'admin-website'
    }

    It 'filters by site and procedure' {
        @(Get-SopCompliance $month pn-*).Count | Should -Be 2
        Get-SopCompliance $month pa-contoh | Should -BeNullOrEmpty
        Get-SopCompliance $month -Procedure pn-bangil/* | Should -BeNullOrEmpty
        { Get-SopCompliance $month tak-ada -ErrorAction Stop } | Should -Throw -ErrorId 'SopSiteNotFound,*'
    }

    It 'has nothing of a month in which nothing was done' { Get-SopCompliance 2020-01 | Should -BeNullOrEmpty }

    It 'refuses what is no month' { { Get-SopCompliance november } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,*' }

    It 'shows the share on time' { Get-SopCompliance $month | Out-String -Width 160 | Should -Match 'pn-tais/website +1 +1 +1 +0 +0 +100%' }
}
