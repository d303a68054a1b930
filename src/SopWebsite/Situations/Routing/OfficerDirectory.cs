using System.Globalization;
using SopWebsite.Sites;

namespace SopWebsite.Situations.Routing;

/// <summary>
/// Who holds a role on a day: the officers present; where all are absent their substitutes, and theirs in turn; where nobody stands in, the
/// next role of a chain. A pure reading of the officers and their absences.
/// </summary>
/// <param name="officers">The court's officers.</param>
/// <param name="absences">Their absences.</param>
public sealed class OfficerDirectory(IReadOnlyList<SopOfficer> officers, IReadOnlyList<SopAbsence> absences)
{
    /// <summary>Who holds a role on a day. A role that nobody is registered for is told as a role.</summary>
    public RoleHolder HolderOf(string role, DateTime day)
    {
        var all = officers.Where(officer => string.Equals(officer.Role, role, StringComparison.OrdinalIgnoreCase)).ToList();
        var present = all.Where(officer => AbsenceOf(officer.Name, day) is null).ToList();
        return all.Count == 0 || present.Count > 0 ? new RoleHolder { Role = role, Officers = [.. present] } : StandIn(role, all, day);
    }

    /// <summary>The officer of a name on a day, or who stands in.</summary>
    public RoleHolder HolderOf(SopOfficer officer, DateTime day) => AbsenceOf(officer.Name, day) is null
        ? new RoleHolder { Role = officer.Role, Officers = [officer] }
        : StandIn(officer.Role, [officer], day);

    /// <summary>Who is to be told for a role: its holder, else the first holder among the roles above it; the remark says why.</summary>
    /// <param name="wanted">The holder that was asked for.</param>
    /// <param name="above">The roles above it, in order.</param>
    /// <param name="day">The site's date.</param>
    public RoleHolder Reach(RoleHolder wanted, IEnumerable<string> above, DateTime day)
    {
        if (!wanted.IsVacant) return wanted;
        var remarks = new List<string> { wanted.Remark! };
        foreach (var role in above)
        {
            var next = HolderOf(role, day);
            if (next.Remark is { } remark) remarks.Add(remark);
            if (!next.IsVacant) return next with { Remark = string.Join("; ", remarks) + "; diteruskan kepada " + SopRoles.TitleOf(role).Indonesian };
        }
        // Nobody is left above: the role keeps it, and the remark says that nobody is there.
        return wanted with { Remark = string.Join("; ", remarks) };
    }

    /// <summary>The officer of a name; null for none.</summary>
    public SopOfficer? Find(string? name) =>
        officers.FirstOrDefault(officer => string.Equals(officer.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether anyone is registered for a role.</summary>
    public bool Knows(string role) => officers.Any(officer => string.Equals(officer.Role, role, StringComparison.OrdinalIgnoreCase));

    private RoleHolder StandIn(string role, IReadOnlyList<SopOfficer> absent, DateTime day)
    {
        var title = SopRoles.TitleOf(role).Indonesian;
        foreach (var officer in absent)
        {
            if (SubstituteOf(officer.Name, day) is not { } substitute) continue;
            return new RoleHolder
            {
                Role = role,
                Officers = [substitute],
                Remark = $"Plh. {title}: {substitute.Name} menggantikan {officer.Name} ({Reason(officer.Name, day)})",
            };
        }
        var names = string.Join(", ", absent.Select(officer => $"{officer.Name} ({Reason(officer.Name, day)})"));
        return new RoleHolder { Role = role, IsVacant = true, Remark = $"{title} berhalangan tanpa pengganti: {names}" };
    }

    /// <summary>The first in a row of substitutes who is present. A row that comes back on itself ends.</summary>
    private SopOfficer? SubstituteOf(string name, DateTime day)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { name };
        while (AbsenceOf(name, day) is { } absence)
        {
            if (absence.Substitute is not { } next || Find(next) is not { } officer || !seen.Add(next)) return null;
            if (AbsenceOf(next, day) is null) return officer;
            name = next;
        }
        return null;
    }

    private SopAbsence? AbsenceOf(string name, DateTime day) =>
        absences.FirstOrDefault(absence => string.Equals(absence.Officer, name, StringComparison.OrdinalIgnoreCase) && absence.Covers(day));

    private string Reason(string name, DateTime day)
    {
        var absence = AbsenceOf(name, day)!;
        return string.Format(CultureInfo.InvariantCulture, "{0} s.d. {1:yyyy-MM-dd}", absence.Reason ?? "tidak hadir", absence.Until);
    }
}

/// <summary>Who holds a role at a moment.</summary>
public sealed record RoleHolder
{
    /// <summary>The role's code.</summary>
    public required string Role { get; init; }

    /// <summary>The persons; none where nobody is registered for the role, or nobody is there.</summary>
    public SopOfficer[] Officers { get; init; } = [];

    /// <summary>True when everyone of the role is absent and nobody stands in.</summary>
    public bool IsVacant { get; init; }

    /// <summary>Why it is not whom one would expect; Indonesian, for the log. Null where there is nothing to explain.</summary>
    public string? Remark { get; init; }

    /// <summary>The persons' names joined by a comma; null for none.</summary>
    public string? Names => Officers.Length == 0 ? null : string.Join(", ", Officers.Select(officer => officer.Name));
}
