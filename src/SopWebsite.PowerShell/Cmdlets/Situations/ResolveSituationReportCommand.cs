using System.Management.Automation;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Situations;

namespace SopWebsite.PowerShell.Cmdlets.Situations;

/// <summary>Records how the problem was solved, and by whom. Asks for the backup after the fix where the procedure has it.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "SituationReport", SupportsShouldProcess = true)]
[OutputType(typeof(SituationReport))]
public sealed class ResolveSituationReportCommand : AsyncSopCommandBase
{
    /// <summary>The report's number.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SituationNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string Number { get; set; } = "";

    /// <summary>What was done. Not needed for a report that waits only for its backup.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Action { get; set; }

    /// <summary>OwnStaff, GeneralAffairs (Subbag Umum) or ThirdParty.</summary>
    [Parameter]
    public SituationPerformer Performer { get; set; }

    /// <summary>The person's or third party's name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ThirdPartyNameCompleter))]
    public string? By { get; set; }

    /// <summary>Files that show it, taken literally; each is hashed.</summary>
    [Parameter]
    public string[] Evidence { get; set; } = [];

    /// <summary>Make the backup after the fix now, and close the report with it.</summary>
    [Parameter]
    public SwitchParameter WithBackup { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var report = Workplace.Situations.Get(Number);
        if (!ShouldProcess(report.Number, "Resolve-SituationReport")) return;
        if (report.State != SituationState.Resolved || Action is not null)
            report = Workplace.Situations.Resolve(report.Number, new SituationResolution
            {
                Action = Action ?? "",
                Performer = Performer,
                By = By,
                Evidence = [.. Evidence.Select(Resolve)],
            });
        if (report.State == SituationState.Resolved) report = Back(report);
        WriteObject(report);
    }

    private SituationReport Back(SituationReport report)
    {
        if (!WithBackup)
        {
            WriteWarning(new Phrase(
                $"The procedure asks for a backup after the fix. Report {report.Number} stays open until Resolve-SituationReport "
                + $"{report.Number} -WithBackup, or the routine, has made it.",
                $"Prosedur mensyaratkan backup sesudah perbaikan. Laporan {report.Number} tetap terbuka sampai backup dibuat oleh Resolve-SituationReport {report.Number} -WithBackup atau oleh rutin.").ToString());
            return report;
        }
        var resolved = report;
        var workplace = Workplace;
        Pump((_, stop) => Task.FromResult(report = workplace.BackUpAfterFix(resolved, By, progress: null, stop)));
        return report;
    }
}
