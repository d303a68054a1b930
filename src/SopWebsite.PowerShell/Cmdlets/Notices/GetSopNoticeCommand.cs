using System.Management.Automation;
using SopWebsite.Notices;
using SopWebsite.PowerShell.Abstractions;

namespace SopWebsite.PowerShell.Cmdlets.Notices;

/// <summary>Shows the outbox: what waits, what was sent, what could not be delivered and why.</summary>
[Cmdlet(VerbsCommon.Get, "SopNotice", DefaultParameterSetName = StateSet)]
[OutputType(typeof(SopNotice))]
public sealed class GetSopNoticeCommand : RegisterCommandBase
{
    private const string StateSet = "State";
    private const string FailedSet = "Failed";

    /// <summary>Only messages in these states; all without.</summary>
    [Parameter(ParameterSetName = StateSet)]
    public NoticeState[] State { get; set; } = [];

    /// <summary>Only what could not be delivered: given up, without an address, or waiting after a failed attempt.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FailedSet)]
    public SwitchParameter Failed { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem() => WriteObject(
        Workplace.Notices.Find().Where(notice => Failed
            ? notice.Reason is not null && notice.State is NoticeState.Failed or NoticeState.Undeliverable or NoticeState.Pending
            : State.Length == 0 || State.Contains(notice.State)),
        enumerateCollection: true);
}
