using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using SopWebsite.Languages;

namespace SopWebsite.PowerShell.Binding;

/// <summary>
/// Reads an amount of time by the wall clock the same in every culture: a time span as it is, or a text such as <c>2 jam</c>,
/// <c>1 jam 30 menit</c>, <c>90 menit</c> or <c>02:00</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Clocks = ["h\\:mm", "h\\:mm\\:ss", "d\\.hh\\:mm\\:ss"];

    private static readonly Regex Words = new(
        @"^(?:(?<d>[0-9]{1,3}) *(?:hari|days?))? *(?:(?<h>[0-9]{1,4}) *(?:jam|hours?|h))? *(?:(?<m>[0-9]{1,5}) *(?:menit|minutes?|min|m))?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return given switch
        {
            TimeSpan time when time > TimeSpan.Zero => time,
            string text when Read(text.Trim()) is { } time && time > TimeSpan.Zero => time,
            _ => throw new ArgumentTransformationMetadataException(new Phrase(
                $"'{given}' is no amount of time. Write it as '2 jam', '1 jam 30 menit' or 02:00.",
                $"'{given}' bukan lama waktu. Tulis seperti '2 jam', '1 jam 30 menit' atau 02:00.").ToString()),
        };
    }

    private static TimeSpan? Read(string text)
    {
        if (TimeSpan.TryParseExact(text, Clocks, CultureInfo.InvariantCulture, out var time)) return time;
        var match = Words.Match(text);
        return text.Length > 0 && match.Success ? new TimeSpan(Number(match, "d"), Number(match, "h"), Number(match, "m"), 0) : null;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;
}
