using System.Management.Automation;
using SopWebsite.Languages;
using SopWebsite.Procedures;

namespace SopWebsite.PowerShell.Binding;

/// <summary>Reads an amount of working time as the SOPs write it: <c>1 hari 2 jam 30 menit</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeAmountTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return given switch
        {
            TimeAmount amount => amount,
            string text when TimeAmount.TryParse(text, out var amount) => amount,
            _ => throw new ArgumentTransformationMetadataException(new Phrase(
                $"'{given}' is no working time. Write it as the SOPs do, such as '2 jam' or '1 hari 30 menit'.",
                $"'{given}' bukan waktu kerja. Tulis seperti di SOP, misalnya '2 jam' atau '1 hari 30 menit'.").ToString()),
        };
    }
}
