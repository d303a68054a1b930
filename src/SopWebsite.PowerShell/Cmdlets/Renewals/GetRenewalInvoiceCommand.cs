using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Invoices;

namespace SopWebsite.PowerShell.Cmdlets.Renewals;

/// <summary>Lists invoices for renewals, the last to arrive first.</summary>
[Cmdlet(VerbsCommon.Get, "RenewalInvoice")]
[OutputType(typeof(RenewalInvoice))]
public sealed class GetRenewalInvoiceCommand : RegisterCommandBase
{
    /// <summary>Only of these sites, wildcards allowed.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Site { get; set; } = ["*"];

    /// <summary>Only for these kinds.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public RenewalKind[] Kind { get; set; } = [];

    /// <summary>Only for this one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RenewalSubjectCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Subject { get; set; }

    /// <summary>Only of these numbers, wildcards allowed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RenewalInvoiceNumberCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Number { get; set; } = ["*"];

    /// <summary>Only those of these states: Open, Overdue, Paid.</summary>
    [Parameter]
    public RenewalInvoiceState[] State { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var (sites, numbers) = (Site.Select(NamePattern.Of).ToList(), Number.Select(NamePattern.Of).ToList());
        foreach (var invoice in Workplace.RenewalInvoices.All())
        {
            if (sites.Exists(pattern => pattern.IsMatch(invoice.Site)) && numbers.Exists(pattern => pattern.IsMatch(invoice.Number))
                && (Kind.Length == 0 || Kind.Contains(invoice.Kind)) && (State.Length == 0 || State.Contains(invoice.State))
                && (Subject is null || string.Equals(Subject, invoice.Subject, StringComparison.OrdinalIgnoreCase)))
                WriteObject(invoice);
        }
    }
}
