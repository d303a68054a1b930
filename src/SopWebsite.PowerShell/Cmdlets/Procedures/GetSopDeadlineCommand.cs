using System.Management.Automation;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Procedures;

namespace SopWebsite.PowerShell.Cmdlets.Procedures;

/// <summary>Explains how a deadline comes about: what of each day counts, what is skipped and why.</summary>
[Cmdlet(VerbsCommon.Get, "SopDeadline", DefaultParameterSetName = RunSet)]
[OutputType(typeof(DeadlineExplanation))]
public sealed class GetSopDeadlineCommand : ProcedureCommandBase
{
    private const string RunSet = "Run";
    private const string StartSet = "Start";

    /// <summary>The run's id.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = RunSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(RunIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string Run { get; set; } = "";

    /// <summary>The activity's number; the one under way without.</summary>
    [Parameter(Position = 1, ParameterSetName = RunSet, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, 999)]
    public int? Activity { get; set; }

    /// <summary>
    /// From when the time runs (ISO 8601). Without an offset it is the time of this computer, not of -Zone: write 2026-11-20T15:00+07:00.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = StartSet)]
    [InstantTransformation]
    public DateTimeOffset Start { get; set; }

    /// <summary>The working time, as procedures write it: 15 menit, 1 hari 2 jam. A day counts 450 minutes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = StartSet)]
    [ValidateNotNullOrEmpty]
    public string Time { get; set; } = "";

    /// <summary>The working calendar: a shipped name, or the path of a court's own file.</summary>
    [Parameter(ParameterSetName = StartSet)]
    [ArgumentCompleter(typeof(CalendarCompleter))]
    [ValidateNotNullOrEmpty]
    public string Calendar { get; set; } = "pengadilan";

    /// <summary>WIB, WITA or WIT.</summary>
    [Parameter(ParameterSetName = StartSet)]
    [ArgumentCompleter(typeof(ZoneCompleter))]
    public string Zone { get; set; } = "WIB";

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        if (ParameterSetName == RunSet)
        {
            WriteObject(Runs.Explain(Run, Activity));
            return;
        }
        if (!TimeAmount.TryParse(Time, out var amount))
        {
            throw new SopException(
                "SopTimeInvalid", SopErrorKind.InvalidArgument,
                new Phrase($"'{Time}' is not a working time. Write it as '15 menit' or '1 hari 2 jam'.",
                    $"'{Time}' bukan waktu kerja. Tulis seperti '15 menit' atau '1 hari 2 jam'."),
                Time);
        }
        WriteObject(AdapterSet.Calendars.Get(ResolveCalendar(Calendar), Zone).Explain(Start, amount.ToMinutes(450)));
    }
}
