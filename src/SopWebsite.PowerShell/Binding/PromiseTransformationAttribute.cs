using System.Management.Automation;
using SopWebsite.Languages;
using SopWebsite.Procedures;
using SopWebsite.Situations.Routing;

namespace SopWebsite.PowerShell.Binding;

/// <summary>
/// Reads a promised time: an amount of working time as the documents write it (<c>4 jam</c>, <c>2 hari</c>), or an instant as
/// <see cref="InstantTransformationAttribute"/> does.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PromiseTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly InstantTransformationAttribute Instant = new();

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (given is PromisedTime promised) return promised;
        if (given is string text && TimeAmount.TryParse(text, out var amount)) return PromisedTime.In(amount);
        try
        {
            return PromisedTime.By((DateTimeOffset)Instant.Transform(engineIntrinsics, given));
        }
        catch (ArgumentTransformationMetadataException)
        {
            throw new ArgumentTransformationMetadataException(new Phrase(
                $"'{given}' is no promised time. Write an instant as 2026-11-21T09:30, or working time as 4 jam or 2 hari.",
                $"'{given}' bukan janji waktu. Tulis waktu seperti 2026-11-21T09:30, atau waktu kerja seperti 4 jam atau 2 hari.").ToString());
        }
    }
}
