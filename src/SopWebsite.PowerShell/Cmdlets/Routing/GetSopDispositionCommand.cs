using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations.Routing;

namespace SopWebsite.PowerShell.Cmdlets.Routing;

/// <summary>Shows disposition sheets, in the order in which they were sent.</summary>
[Cmdlet(VerbsCommon.Get, "SopDisposition")]
[OutputType(typeof(SopDisposition))]
public sealed class GetSopDispositionCommand : RegisterCommandBase
{
    /// <summary>The sheet's number; all without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(DispositionNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Number { get; set; }

    /// <summary>Only those of this situation report.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SituationNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Report { get; set; }

    /// <summary>Only those to this role, or to this officer.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [ValidateNotNullOrEmpty]
    public string? To { get; set; }

    /// <summary>Only those in these states: Sent, Received, Returned, Answered, Delegated or Done.</summary>
    [Parameter]
    public DispositionState[] State { get; set; } = [];

    /// <summary>Only those neither done nor delegated.</summary>
    [Parameter]
    public SwitchParameter Open { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var sheets = Number is { } number ? [Workplace.Dispositions.Get(number)] : Workplace.Dispositions.Find(Report, To, Open);
        WriteObject(sheets.Where(sheet => State.Length == 0 || State.Contains(sheet.State)), enumerateCollection: true);
    }
}
