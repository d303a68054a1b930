namespace SopWebsite.Reporting;

/// <summary>The lines at the head of a report: the court's name, or the whole of its letterhead (kop surat).</summary>
public static class Letterhead
{
    /// <summary>The environment variable that holds the letterhead for unattended reports, its lines parted by <c>|</c>.</summary>
    public const string Variable = "SOPWEBSITE_COURT";

    /// <summary>The given lines, else those of <see cref="Variable"/>, else none.</summary>
    public static IReadOnlyList<string> Resolve(IReadOnlyList<string>? given) =>
        Lines(given is { Count: > 0 } ? given : (Environment.GetEnvironmentVariable(Variable) ?? string.Empty).Split('|'));

    private static List<string> Lines(IEnumerable<string> lines) =>
        lines.Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
}
