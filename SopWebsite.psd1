@{
    RootModule           = 'SopWebsite.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '5b6f6a52-7a0f-4f2b-9f0e-3c1d6d0c9b57'
    Author               = 'SopWebsite contributors'
    CompanyName          = 'SopWebsite'
    Copyright            = '(c) 2026 SopWebsite contributors. MIT licence.'
    Description          = 'Runs an Indonesian court''s SOPs for its website, its case system SIPP and its IT: watch, back up, read the visitors'' log, renew, report, escalate, fix, and hand in the monthly workbook.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Desktop', 'Core')
    FormatsToProcess     = @(
        'formats/Backups.Format.ps1xml'
        'formats/Monitoring.Format.ps1xml'
        'formats/Procedures.Format.ps1xml'
        'formats/Renewals.Format.ps1xml'
        'formats/Reporting.Format.ps1xml'
        'formats/Routine.Format.ps1xml'
        'formats/Sites.Format.ps1xml'
        'formats/Situations.Format.ps1xml'
        'formats/Visitors.Format.ps1xml'
    )
    FunctionsToExport    = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    CmdletsToExport      = @(
        'Approve-SituationReport'
        'Backup-Website'
        'Complete-SopActivity'
        'Confirm-SopEscalation'
        'Export-SopEscalationLog'
        'Get-HostingRenewal'
        'Get-SituationReport'
        'Get-SopActivity'
        'Get-SopCourt'
        'Get-SopDeadline'
        'Get-SopEscalation'
        'Get-SopOfficer'
        'Get-SopProcedure'
        'Get-SopRun'
        'Get-SopSchedule'
        'Get-SopSite'
        'Get-SopThirdParty'
        'Get-SuspiciousVisitor'
        'Get-VisitorActivity'
        'Get-WebsiteBackup'
        'Import-SopProcedure'
        'Invoke-SopRoutine'
        'New-SituationReport'
        'Register-HostingRenewal'
        'Register-SopOfficer'
        'Register-SopSite'
        'Register-SopThirdParty'
        'Remove-SopSchedule'
        'Resolve-SituationReport'
        'Restore-Website'
        'Resume-SopRun'
        'Set-SopCourt'
        'Set-SopSchedule'
        'Set-SopSite'
        'Start-SopRun'
        'Stop-SopRun'
        'Submit-SituationReport'
        'Suspend-SopRun'
        'Test-SiteAvailability'
        'Test-SiteContent'
        'Test-SopEscalationLog'
        'Test-SopProcedure'
        'Test-WebsiteBackup'
        'Unregister-SopSite'
        'Update-HostingRenewal'
    )
    PrivateData          = @{
        PSData = @{
            Tags       = @('SOP', 'website', 'SIPP', 'pengadilan', 'backup', 'monitoring', 'escalation')
            LicenseUri = 'https://opensource.org/license/mit'
        }
    }
}
