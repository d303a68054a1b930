using System.Management.Automation;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Notices;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.PowerShell.Errors;

namespace SopWebsite.PowerShell.Cmdlets.Notices;

/// <summary>
/// Puts what is new in the log into the outbox and sends what is due; or sends a message of one's own through the same outbox; or once more what
/// did not arrive.
/// </summary>
[Cmdlet(VerbsCommunications.Send, "SopNotice", SupportsShouldProcess = true, DefaultParameterSetName = DueSet)]
[OutputType(typeof(SopNotice))]
public sealed class SendSopNoticeCommand : AsyncSopCommandBase
{
    private const string DueSet = "Due";
    private const string MessageSet = "Message";
    private const string AgainSet = "Again";

    /// <summary>The text of a message of one's own.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = MessageSet)]
    [ValidateNotNullOrEmpty]
    public string? Message { get; set; }

    /// <summary>Whom it is for: a role's code, an officer's name, or an address of the channel's kind.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = MessageSet)]
    [ArgumentCompleter(typeof(NoticeRecipientCompleter))]
    [ValidateNotNullOrEmpty]
    public string? To { get; set; }

    /// <summary>The channel it goes over.</summary>
    [Parameter(Mandatory = true, Position = 2, ParameterSetName = MessageSet)]
    [ArgumentCompleter(typeof(NoticeChannelCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Channel { get; set; }

    /// <summary>Its subject; without, the text's first line.</summary>
    [Parameter(ParameterSetName = MessageSet)]
    [ValidateNotNullOrEmpty]
    public string? Subject { get; set; }

    /// <summary>The language of what is added to it: id (as without it) or en.</summary>
    [Parameter(ParameterSetName = MessageSet)]
    [ValidateSet("id", "en")]
    public string Language { get; set; } = "id";

    /// <summary>Messages of the outbox to send once more, now: given up, without an address until today, or waiting for their next try.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AgainSet, ValueFromPipelineByPropertyName = true)]
    public long[] Number { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var notices = Workplace.Notices;
        if (ParameterSetName == MessageSet)
        {
            var language = LanguageChoice.FromCode(Language.ToLowerInvariant()) ?? Languages.Language.Indonesian;
            notices.CheckPost(Message!, To!, Channel!);
            if (!ShouldProcess($"{To} ({Channel})", "Send-SopNotice")) return;
            WriteUndeliverable(notices.Post(Message!, Subject, To!, Channel!, language));
        }
        else if (ParameterSetName == AgainSet)
        {
            if (!QueueAgain(notices)) return;
        }
        else if (IsWhatIf)
        {
            foreach (var notice in notices.Preview()) ShouldProcess($"{notice.To} ({notice.Channel}): {notice.Subject}", "Send-SopNotice");
            return;
        }
        else
        {
            if (!ShouldProcess(OpenedRegister.Location, "Send-SopNotice")) return;
            WriteUndeliverable(notices.Dispatch());
        }
        Pump((writer, stop) => notices.DeliverAsync(writer.WriteObject, stop));
    }

    /// <summary>Queues what was named; what cannot be is told, and the rest goes on. False when nothing was queued.</summary>
    private bool QueueAgain(SopNotices notices)
    {
        var queued = 0;
        foreach (var number in Number)
        {
            try
            {
                var notice = notices.CheckRetry(number);
                if (!ShouldProcess($"{notice.To} ({notice.Channel}): {notice.Subject}", "Send-SopNotice")) continue;
                var again = notices.Retry(number);
                WriteUndeliverable(again);
                queued += again.Count(one => one.State == NoticeState.Pending);
            }
            catch (SopException failure)
            {
                WriteError(failure.ToErrorRecord());
            }
        }
        return queued > 0;
    }

    private void WriteUndeliverable(IEnumerable<SopNotice> notices) =>
        WriteObject(notices.Where(notice => notice.State == NoticeState.Undeliverable), enumerateCollection: true);
}
