using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Monitoring.History;
using SopWebsite.Procedures.Compliance;
using SopWebsite.Register;

namespace SopWebsite.Reporting;

/// <summary>Makes the month's workbook from the register.</summary>
/// <param name="register">The register.</param>
/// <param name="writer">Draws the workbook.</param>
/// <param name="clock">The time.</param>
/// <param name="titles">The titles of activities; null when no definitions are at hand.</param>
/// <param name="compliance">Reads the runs; null leaves the sheet about them out.</param>
/// <param name="histories">Reads the checks; null leaves the sheet about them out.</param>
/// <param name="visitors">Reads the visitor logs; null leaves the sheet about them out.</param>
/// <param name="backups">Reads how backups stand; null leaves the sheets about them and their media out.</param>
/// <param name="renewals">Reads the ledger of renewals and the connections; null leaves the sheets about them out.</param>
public sealed class EscalationLogExport(
    IRegister register, IWorkbookWriter writer, IClock clock, ActivityTitles? titles = null, SopComplianceReader? compliance = null,
    SiteHistories? histories = null, VisitorMonth? visitors = null, BackupMonth? backups = null, RenewalMonth? renewals = null)
{
    /// <summary>Counts a month of the log and checks the whole of it.</summary>
    /// <param name="month">The month.</param>
    /// <param name="zone">The zone whose wall clock draws the borders; null for <see cref="RegisterZone"/>.</param>
    public MonthlyReport Report(ReportMonth month, string? zone = null)
    {
        var ofZone = zone?.ToUpperInvariant() ?? RegisterZone.Of(register.Sites);
        // The month is read first, so that everything reported has been checked even while others append.
        var entries = register.Log.Read(month.StartIn(ofZone), month.EndIn(ofZone)).ToList();
        var verification = EscalationChain.Verify(register.Log.Read());
        var (key, keyFault) = Key();
        var (availability, availabilityFault) = Availability(month.StartIn(ofZone), month.EndIn(ofZone));
        IReadOnlyList<Phrase> visitorFaults = [];
        var activity = visitors?.Read(month, ofZone, out visitorFaults);
        var kept = backups?.Read(month, ofZone);
        return MonthlyReportBuilder.Build(month, ofZone, entries, verification, clock.UtcNow, titles) with
        {
            KeyFingerprint = key,
            KeyFault = keyFault,
            Availability = availability,
            AvailabilityFault = availabilityFault,
            Visitors = activity is { Count: > 0 } ? activity : null,
            VisitorFaults = visitorFaults,
            Drills = register.Drills.Between(month.StartIn(ofZone), month.EndIn(ofZone)),
            Backups = kept?.Found,
            Media = kept?.Media ?? [],
            BackupFault = kept?.Fault,
            Renewals = renewals?.Read(month, ofZone),
            // Its borders are the log's, so that both count the same steps.
            Compliance = compliance?.Of(_ => (month.StartIn(ofZone), month.EndIn(ofZone))),
        };
    }

    /// <summary>A key that cannot be used is told of, and no reason to go without the month's report.</summary>
    private (string? Fingerprint, Phrase? Fault) Key()
    {
        try
        {
            using var key = register.Signer.Find();
            return (key?.Public.Fingerprint, null);
        }
        catch (SopException failure)
        {
            return (null, failure.Phrase);
        }
    }

    /// <summary>As with the key. Before anything was checked there is nothing to say.</summary>
    private (IReadOnlyList<SiteHistory>? Found, Phrase? Fault) Availability(DateTimeOffset from, DateTimeOffset until)
    {
        if (histories is null || from >= clock.UtcNow) return (null, null);
        try
        {
            var found = register.Sites.All().SelectMany(site => histories.Of(site, from, until)).ToList();
            return (found.Exists(history => history.Checks > 0) ? found : null, null);
        }
        catch (SopException failure)
        {
            return (null, failure.Phrase);
        }
    }

    /// <summary>Writes a report as an Excel workbook, whole or not at all.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">Where to.</param>
    /// <param name="language">The language of its texts.</param>
    /// <param name="letterhead">The court's name, or the lines of its letterhead; may be empty.</param>
    /// <param name="overwrite">True replaces a file that is there.</param>
    /// <exception cref="SopException"><c>SopFileExists</c>, <c>SopFileNotWritten</c>, <c>SopWorkbookTooLong</c>.</exception>
    public void Write(MonthlyReport report, string path, Language language, IReadOnlyList<string> letterhead, bool overwrite)
    {
        var workbook = MonthlyWorkbook.Compose(report, language, letterhead, register.Sites.Officers());
        ReportFile.Write(path, overwrite, stream => writer.Write(workbook, stream));
    }
}
