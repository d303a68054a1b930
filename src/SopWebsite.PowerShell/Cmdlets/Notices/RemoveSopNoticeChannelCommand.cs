using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Notices;

/// <summary>Removes a way by which notices go out. What still waits for it is given up.</summary>
[Cmdlet(VerbsCommon.Remove, "SopNoticeChannel", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveSopNoticeChannelCommand : RegisterCommandBase
{
    /// <summary>The channel.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NoticeChannelCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var channel = Workplace.Notices.Channel(Name);
        if (ShouldProcess(channel.Name, "Remove-SopNoticeChannel")) Workplace.Notices.RemoveChannel(channel.Name);
    }
}
