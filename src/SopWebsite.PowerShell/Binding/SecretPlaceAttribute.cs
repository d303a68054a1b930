using System.Management.Automation;
using SopWebsite.Languages;

namespace SopWebsite.PowerShell.Binding;

/// <summary>
/// Where a password is, such as env:NAME or file:path, or nothing: an object from the pipeline may lack it, which ValidatePattern refuses.
/// </summary>
/// <param name="kinds">The kinds of places that are known, such as env.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretPlaceAttribute(params string[] kinds) : ValidateArgumentsAttribute
{
    /// <summary>The kinds of places that are known.</summary>
    public string[] Kinds { get; } = kinds;

    /// <inheritdoc/>
    protected override void Validate(object? arguments, EngineIntrinsics engineIntrinsics)
    {
        var given = (arguments is PSObject wrapped ? wrapped.BaseObject : arguments) as string;
        if (string.IsNullOrEmpty(given)) return;
        if (Kinds.Any(kind => given!.Length > kind.Length + 1 && given.StartsWith(kind + ":", StringComparison.OrdinalIgnoreCase))) return;
        // The value itself is not repeated: it may be the password, given by mistake.
        var known = string.Join(", ", Kinds.Select(kind => kind + ":"));
        throw new ValidationMetadataException(new Phrase(
            $"Only where the password is may be given, beginning with one of: {known}",
            $"Hanya tempat kata sandi yang boleh diberikan, diawali salah satu dari: {known}").ToString());
    }
}
