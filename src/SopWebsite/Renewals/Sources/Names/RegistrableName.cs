using System.Globalization;
using System.Net;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Renewals.Sources.Names;

/// <summary>
/// The part of a host's name that somebody registers and renews: <c>pn-contoh.go.id</c> of <c>www.pn-contoh.go.id</c>. The second levels
/// of <c>.id</c> under which PANDI registers are known; elsewhere the last two labels count.
/// </summary>
public static class RegistrableName
{
    private static readonly HashSet<string> SecondLevels = new(StringComparer.Ordinal)
    {
        "ac.id", "biz.id", "co.id", "desa.id", "go.id", "kop.id", "mil.id", "my.id", "net.id", "or.id", "ponpes.id", "sch.id", "web.id",
    };

    /// <summary>The registrable name of a host, in ASCII and lower case.</summary>
    /// <param name="host">A host's name, with or without sub-domains.</param>
    /// <exception cref="SopException"><c>SopDomainInvalid</c>: it is no name that somebody registers, such as <c>go.id</c> or an address.</exception>
    public static string Of(string host)
    {
        var labels = Ascii(host).Split('.');
        if (labels.Length < 2 || IPAddress.TryParse(host, out _) || labels.Any(label => !IsLabel(label))) throw Invalid(host);
        var lastTwo = labels[labels.Length - 2] + "." + labels[labels.Length - 1];
        if (!SecondLevels.Contains(lastTwo)) return lastTwo;
        return labels.Length > 2 ? labels[labels.Length - 3] + "." + lastTwo : throw Invalid(host);
    }

    private static string Ascii(string host)
    {
        try
        {
            return new IdnMapping().GetAscii(host.Trim().TrimEnd('.')).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            throw Invalid(host);
        }
    }

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    private static SopException Invalid(string host) => new(
        "SopDomainInvalid", SopErrorKind.InvalidArgument,
        new Phrase($"'{host}' is not a domain that can be registered. Write it as pn-contoh.go.id.",
            $"'{host}' bukan domain yang dapat didaftarkan. Tulis seperti pn-contoh.go.id."),
        host);
}
