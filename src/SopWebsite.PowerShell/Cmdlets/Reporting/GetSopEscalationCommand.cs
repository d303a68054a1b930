using System.Management.Automation;
using SopWebsite.Escalations;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Reporting;

namespace SopWebsite.PowerShell.Cmdlets.Reporting;

/// <summary>Reads the escalation log.</summary>
[Cmdlet(VerbsCommon.Get, "SopEscalation", DefaultParameterSetName = BetweenSet)]
[OutputType(typeof(EscalationEntry))]
public sealed class GetSopEscalationCommand : RegisterCommandBase
{
    private const string BetweenSet = "Between";
    private const string MonthSet = "Month";

    /// <summary>Only this month, as yyyy-MM, by the wall clock of the register's zone.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MonthSet)]
    [MonthTransformation]
    [ArgumentCompleter(typeof(MonthCompleter))]
    public ReportMonth Month { get; set; }

    /// <summary>Only entries at or after this time.</summary>
    [Parameter(ParameterSetName = BetweenSet)]
    [InstantTransformation]
    public DateTimeOffset Since { get; set; }

    /// <summary>Only entries before this time.</summary>
    [Parameter(ParameterSetName = BetweenSet)]
    [InstantTransformation]
    public DateTimeOffset Until { get; set; }

    /// <summary>Only these sites, wildcards allowed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Site { get; set; }

    /// <summary>Only these situation reports, by number, wildcards allowed.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Number")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Report { get; set; }

    /// <summary>Only these events.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public EscalationEvent[]? Event { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var (from, until) = Period();
        var (sites, reports) = (Patterns(Site), Patterns(Report));
        foreach (var entry in OpenedRegister.Log.Read(from, until))
        {
            if (Matches(sites, entry.Site) && Matches(reports, entry.Report) && (Event is null || Event.Contains(entry.Event)))
                WriteObject(entry);
        }
    }

    private (DateTimeOffset? From, DateTimeOffset? Until) Period()
    {
        if (ParameterSetName != MonthSet) return (Given(nameof(Since), Since), Given(nameof(Until), Until));
        var zone = RegisterZone.Of(OpenedRegister.Sites);
        return (Month.StartIn(zone), Month.EndIn(zone));
    }

    private DateTimeOffset? Given(string parameter, DateTimeOffset value) => MyInvocation.BoundParameters.ContainsKey(parameter) ? value : null;

    private static WildcardPattern[]? Patterns(string[]? texts) => texts?.Select(NamePattern.Of).ToArray();

    private static bool Matches(WildcardPattern[]? patterns, string? value) =>
        patterns is null || (value is not null && patterns.Any(pattern => pattern.IsMatch(value)));
}
