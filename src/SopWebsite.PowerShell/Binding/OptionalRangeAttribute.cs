using System.Globalization;
using System.Management.Automation;
using SopWebsite.Languages;

namespace SopWebsite.PowerShell.Binding;

/// <summary>
/// A number from one to another, or none: an object from the pipeline may lack what the parameter is for, which ValidateRange refuses.
/// </summary>
/// <param name="least">The least number.</param>
/// <param name="most">The greatest number.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OptionalRangeAttribute(double least, double most) : ValidateArgumentsAttribute
{
    /// <summary>The least number.</summary>
    public double Least { get; } = least;

    /// <summary>The greatest number.</summary>
    public double Most { get; } = most;

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        var given = arguments is PSObject wrapped ? wrapped.BaseObject : arguments;
        if (given is null) return;
        var number = Convert.ToDouble(given, CultureInfo.InvariantCulture);
        if (number >= Least && number <= Most) return;
        var (from, to) = (Least.ToString(CultureInfo.InvariantCulture), Most.ToString(CultureInfo.InvariantCulture));
        throw new ValidationMetadataException(
            new Phrase($"{given} is not from {from} to {to}.", $"{given} tidak di antara {from} dan {to}.").ToString());
    }
}
