using System.Management.Automation;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Notices;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Notices;

/// <summary>Says who hears of what, over which channel. A new rule tells of what happens from then on.</summary>
[Cmdlet(VerbsCommon.Set, "SopNoticeRule", SupportsShouldProcess = true)]
[OutputType(typeof(SopNoticeRule))]
public sealed class SetSopNoticeRuleCommand : RegisterCommandBase
{
    /// <summary>The rule's name; one of the same name is replaced.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NoticeRuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>A role's code, an officer's name, an address, or penerima: whoever the entry of the log went to.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NoticeRecipientCompleter))]
    [ValidateNotNullOrEmpty]
    public string To { get; set; } = "";

    /// <summary>The channel's name.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NoticeChannelCompleter))]
    [ValidateNotNullOrEmpty]
    public string Channel { get; set; } = "";

    /// <summary>Only these events; all without.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public EscalationEvent[] Event { get; set; } = [];

    /// <summary>Only these sites; all without.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    public string[] Site { get; set; } = [];

    /// <summary>Only from this gravity on; Medium without.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SopSeverity MinimumSeverity { get; set; } = SopSeverity.Medium;

    /// <summary>The language of the messages: id (as without it) or en.</summary>
    [Parameter]
    [ValidateSet("id", "en")]
    public string Language { get; set; } = "id";

    /// <summary>Tell all at once when the next working day begins; what is critical still goes at once.</summary>
    [Parameter]
    public SwitchParameter Digest { get; set; }

    /// <summary>Send at any hour; without, messages wait for the court's working time, unless critical.</summary>
    [Parameter]
    public SwitchParameter AnyHour { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var rule = new SopNoticeRule
        {
            Name = Name,
            To = To,
            Channel = Channel,
            Event = Event,
            Site = Site,
            MinimumSeverity = MinimumSeverity,
            Language = LanguageChoice.FromCode(Language.ToLowerInvariant()) ?? Languages.Language.Indonesian,
            Rhythm = Digest ? NoticeRhythm.Digest : NoticeRhythm.Immediate,
            AnyHour = AnyHour,
        };
        Workplace.Notices.Check(rule);
        if (ShouldProcess(rule.Name, "Set-SopNoticeRule")) WriteObject(Workplace.Notices.Set(rule));
    }
}
