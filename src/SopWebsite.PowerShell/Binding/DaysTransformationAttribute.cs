using System.Globalization;
using System.Management.Automation;
using SopWebsite.Languages;

namespace SopWebsite.PowerShell.Binding;

/// <summary>Reads a span of time: a number as days, a TimeSpan or its text (<c>45.00:00:00</c>) as it is.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DaysTransformationAttribute : ArgumentTransformationAttribute
{
    private const double MostDays = 36_500;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (given is TimeSpan span) return span;
        var text = Convert.ToString(given, CultureInfo.InvariantCulture)?.Trim() ?? "";
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) && days <= MostDays)
            return TimeSpan.FromDays(days);
        if (text.IndexOf(':') > 0 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out span)) return span;
        throw new ArgumentTransformationMetadataException(new Phrase(
            $"'{given}' is no number of days and no span of time. Write it as 30 or 30.00:00:00.",
            $"'{given}' bukan jumlah hari atau rentang waktu. Tulis seperti 30 atau 30.00:00:00.").ToString());
    }
}
