using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Sites;
using SopWebsite.Visitors;

namespace SopWebsite.Situations.Incidents;

/// <summary>Draws incident reports for BSSN from a situation report, the log, the checks and the court's data. Nothing is sent.</summary>
public sealed class BssnIncidentReports(
    SituationReports reports, ISiteStore sites, SopCourts courts, ICheckStore checks, IVisitorStore visitors, IEscalationLog log, IClock clock)
{
    private const int MostIndicators = 20;

    private static readonly Phrase Notice = new(
        "DRAFT. The duty to report within 24 hours (Peraturan BSSN 1/2024) is for vital information infrastructure; for a court it is a house rule. "
        + "Complete what is not known before it is handed in.",
        "KONSEP. Kewajiban melapor dalam 24 jam (Peraturan BSSN 1/2024) berlaku bagi infrastruktur informasi vital; bagi pengadilan ini "
        + "aturan internal. "
        + "Lengkapi yang belum diketahui sebelum disampaikan.");

    /// <summary>Who answers for information comes first, then who runs the site.</summary>
    private static readonly string[] ContactRoles = ["penanggung-jawab-informasi", "kasubbag-ptip", "admin-website", "staf-it", "operator"];

    /// <summary>Draws the draft.</summary>
    /// <exception cref="Errors.SopException"><c>SopSituationNotFound</c>.</exception>
    public BssnIncidentReport Of(string number)
    {
        var report = reports.Get(number);
        var site = sites.Find(report.Site);
        var zone = report.Run?.Zone ?? site?.Zone ?? "WIB";
        var now = clock.UtcNow.ToUniversalTime();
        var seen = BssnChronology.Checks(checks, report, now);
        var found = seen.Count > 0 && seen[0].At < report.OpenedAt ? seen[0].At : report.OpenedAt;
        var contact = ContactFor(report.Site);
        var text = new BssnText(report, site, zone, found, now);
        return new BssnIncidentReport
        {
            Number = report.Number,
            Site = report.Site,
            DrawnAt = now,
            Zone = zone,
            Notice = Notice,
            FoundAt = found,
            System = text.System,
            HouseDeadline = found.AddHours(24),
            Contact = contact,
            Description = [.. text.Description()],
            Chronology = [.. seen.Concat(BssnChronology.Entries(log, report)).OrderBy(item => item.At).ThenBy(item => item.Entry ?? 0)],
            Impact = [.. text.Impact()],
            Actions = [.. text.Actions()],
            Indicators = [.. Indicators(report, found, now)],
            Missing = [.. MissingOf(contact), .. text.Missing()],
        };
    }

    /// <summary>
    /// The hostile visitors of the scans since then, as far as they came in the days before the incident or while it lasted. Scans may read
    /// the same lines: of each address the largest figures stand.
    /// </summary>
    private IEnumerable<BssnIndicator> Indicators(SituationReport report, DateTimeOffset found, DateTimeOffset now)
    {
        var (from, until) = (found - BssnChronology.Before, report.Run?.EndedAt ?? now);
        return visitors.Since(report.Site, from).SelectMany(scan => scan.Visitors)
            .Where(
                one => one.Verdict == VisitorVerdict.Hostile && one.Address != SuspiciousVisitor.OtherAddress && one.LastSeen >= from
                    && one.FirstSeen <= until)
            .GroupBy(one => one.Address, StringComparer.Ordinal)
            .OrderByDescending(seen => seen.Max(one => one.Score)).ThenBy(seen => seen.Key, StringComparer.Ordinal)
            .Take(MostIndicators)
            .Select(seen => new BssnIndicator
            {
                Address = seen.Key,
                FirstSeen = seen.Min(one => one.FirstSeen),
                LastSeen = seen.Max(one => one.LastSeen),
                Requests = seen.Max(one => one.Requests),
                Succeeded = seen.Max(one => one.Succeeded),
                Rules = [.. seen.SelectMany(one => one.Reasons).Select(reason => reason.Rule).Distinct(StringComparer.Ordinal)],
            });
    }

    private BssnContact ContactFor(string site)
    {
        var court = courts.HeadOf(site);
        var officers = sites.Officers();
        var officer = ContactRoles
            .Select(role => officers.FirstOrDefault(one => string.Equals(one.Role, role, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(one => one is not null);
        return new BssnContact
        {
            Court = court?.Name,
            Address = court?.Address,
            Phone = court?.Phone,
            Email = officer?.Email ?? court?.Email,
            Officer = officer?.Name,
            Role = officer is null ? null : SopRoles.TitleOf(officer.Role),
        };
    }

    private static IEnumerable<Phrase> MissingOf(BssnContact contact)
    {
        if (contact.Court is null) yield return new("the court's name and address (Set-SopCourt)", "nama dan alamat pengadilan (Set-SopCourt)");
        if (contact.Officer is null) yield return new("the contact's name (Register-SopOfficer)", "nama narahubung (Register-SopOfficer)");
        if (contact.Phone is null) yield return new("the contact's telephone", "telepon narahubung");
        if (contact.Email is null) yield return new("the contact's e-mail", "surel narahubung");
    }
}
