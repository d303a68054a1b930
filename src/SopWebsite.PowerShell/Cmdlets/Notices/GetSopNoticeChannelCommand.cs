using System.Management.Automation;
using SopWebsite.Notices;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Notices;

/// <summary>Lists the ways by which notices go out. No secret is shown: only where it is.</summary>
[Cmdlet(VerbsCommon.Get, "SopNoticeChannel")]
[OutputType(typeof(SopNoticeChannel))]
public sealed class GetSopNoticeChannelCommand : RegisterCommandBase
{
    /// <summary>Names, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NoticeChannelCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var notices = Workplace.Notices;
        foreach (var name in Name)
            Guard(
                () => WriteObject(
                    NamePattern.Choose(name, notices.Channel, () => notices.Channels, channel => channel.Name), enumerateCollection: true));
    }
}
