using System.Management.Automation;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Reporting;

namespace SopWebsite.PowerShell.Binding;

/// <summary>Reads a month the same in every culture: <c>yyyy-MM</c>, or a date object, whose month is taken.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MonthTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        try
        {
            return given switch
            {
                ReportMonth month => month,
                DateTime time => new ReportMonth(time.Year, time.Month),
                DateTimeOffset instant => new ReportMonth(instant.Year, instant.Month),
                string text => ReportMonth.Parse(text.Trim()),
                _ => throw new ArgumentTransformationMetadataException(new Phrase(
                    $"'{given}' is not a month. Write the year and the month, such as 2026-11.",
                    $"'{given}' bukan bulan. Tulis tahun dan bulan, misalnya 2026-11.").ToString()),
            };
        }
        catch (SopException failure)
        {
            throw new ArgumentTransformationMetadataException(failure.Message, failure);
        }
    }
}
