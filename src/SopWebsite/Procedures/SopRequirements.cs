using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Procedures;

/// <summary>
/// The requirements (kelengkapan) of an activity are looked at when it begins, its output when it is done. What is wanting stops nobody,
/// since unattended runs must go on; it is kept with the step, shown, and counted.
/// </summary>
public static class SopRequirements
{
    /// <summary>Stands for every requirement, whatever their names.</summary>
    public static IReadOnlyList<string> All { get; } = ["*"];

    /// <summary>The requirements of an activity that are met, as the procedure spells them; null when nobody looked.</summary>
    /// <param name="activity">The activity that begins; null when none does.</param>
    /// <param name="met">Names, <see cref="All"/>, or null.</param>
    /// <exception cref="SopException"><c>SopRequirementUnknown</c>: the activity has no requirement of a name.</exception>
    internal static string[]? Met(SopActivity? activity, IReadOnlyList<string>? met)
    {
        if (met is null) return null;
        var known = activity?.Requirements ?? [];
        if (met.Contains(All[0], StringComparer.Ordinal)) return known;
        if (met.FirstOrDefault(name => !known.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase)) is { } stray) throw Unknown(activity, stray);
        return [.. known.Where(name => met.Any(given => string.Equals(given.Trim(), name, StringComparison.OrdinalIgnoreCase)))];
    }

    /// <summary>What is wanting of a step, or null.</summary>
    internal static Phrase? ShortfallOf(SopRunStep step)
    {
        var names = string.Join(", ", step.RequirementsMissing);
        return (names.Length > 0, step.OutputMissing) switch
        {
            (true, true) => new($"not met: {names}; no output", $"belum lengkap: {names}; tanpa output"),
            (true, false) => new($"not met: {names}", $"belum lengkap: {names}"),
            (false, true) => new("no output", "tanpa output"),
            _ => null,
        };
    }

    private static SopException Unknown(SopActivity? activity, string name) => new(
        "SopRequirementUnknown", SopErrorKind.InvalidArgument,
        activity is null
            ? new Phrase($"'{name}' is a requirement of no activity: none begins after this one.",
                $"'{name}' bukan kelengkapan aktivitas mana pun: tidak ada aktivitas sesudah ini.")
            : new Phrase(
                $"Activity {activity.Number} has no requirement '{name}'. It has: {List(activity)}. Nothing was recorded.",
                $"Aktivitas {activity.Number} tidak mempunyai kelengkapan '{name}'. Kelengkapannya: {List(activity)}. Belum ada yang dicatat."),
        name);

    private static string List(SopActivity activity) => activity.Requirements.Length == 0 ? "-" : string.Join("; ", activity.Requirements);
}
