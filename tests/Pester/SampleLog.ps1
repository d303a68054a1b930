# Dot-sourced after Support.ps1: entries in the register's log, written as the duties write them.
$null = Get-SopSite
$adapters = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'SopWebsite.Adapters' } | Select-Object -Last 1
$adapterSet = [Activator]::CreateInstance($adapters.GetType('SopWebsite.Adapters.AdapterSet'), (Split-Path $manifest))
function Add-LogEntry([datetimeoffset] $At, [Alias('Event')] [string] $Happened = 'Note', [string] $Site = 'pn-contoh', [string] $Report, [string] $FollowUp, [hashtable] $More = @{}) {
    $draft = [SopWebsite.Escalations.EscalationDraft]::new()
    $values = @{ At = $At; Event = [SopWebsite.Escalations.EscalationEvent]$Happened; Site = $Site; FollowUp = $FollowUp } + $More
    if ($Report) { $values.Report = $Report }
    foreach ($name in $values.Keys) { [SopWebsite.Escalations.EscalationDraft].GetProperty($name).SetValue($draft, $values[$name]) }
    $register = $adapterSet.OpenRegister($env:SOPWEBSITE_REGISTER, 'Write')
    try { $null = $register.Log.Append($draft) } finally { $register.Dispose() }
}
