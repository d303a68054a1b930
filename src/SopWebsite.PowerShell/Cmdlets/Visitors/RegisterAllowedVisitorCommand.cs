using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Visitors.Allowing;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>Enters addresses whose requests are the court's own business: they are not among the suspicious visitors and are never blocked.</summary>
[Cmdlet(VerbsLifecycle.Register, "AllowedVisitor", SupportsShouldProcess = true)]
[OutputType(typeof(AllowedVisitor))]
public sealed class RegisterAllowedVisitorCommand : RegisterCommandBase
{
    /// <summary>One address, or a block in CIDR notation such as 203.0.113.0/24 or 2001:db8::/32.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Address")]
    [ValidateNotNullOrEmpty]
    public string Network { get; set; } = "";

    /// <summary>Why, such as Kantor pengadilan.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <summary>The site whose logs it is for; all sites without.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    public string? Site { get; set; }

    /// <summary>When it ends, such as 2026-12-31; it does not without.</summary>
    [Parameter]
    [InstantTransformation]
    public DateTimeOffset? Until { get; set; }

    /// <summary>Who enters it; an officer's name, for the log.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var site = string.IsNullOrEmpty(Site) ? null : Site;
        if (ShouldProcess($"{Network} {site ?? "*"}", "Register-AllowedVisitor"))
            WriteObject(Workplace.AllowedVisitors.Register(Network, Reason, site, Until, By));
    }
}
