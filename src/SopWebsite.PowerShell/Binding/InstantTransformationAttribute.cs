using System.Globalization;
using System.Management.Automation;
using SopWebsite.Languages;

namespace SopWebsite.PowerShell.Binding;

/// <summary>
/// Reads an instant the same in every culture: a date object as it is, a string as ISO 8601 (<c>2026-11-21</c>,
/// <c>2026-11-21T09:30</c>, with <c>Z</c> or an offset; without one it is the machine's local time).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InstantTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        switch (given)
        {
            case DateTimeOffset instant:
                return instant;
            case DateTime time:
                return new DateTimeOffset(time);
            case string text when DateTimeOffset.TryParseExact(
                text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var read):
                return read;
            default:
                throw new ArgumentTransformationMetadataException(new Phrase(
                    $"'{given}' is not a date in ISO 8601. Write it as 2026-11-21 or 2026-11-21T09:30.",
                    $"'{given}' bukan tanggal ISO 8601. Tulis seperti 2026-11-21 atau 2026-11-21T09:30.").ToString());
        }
    }
}
