using System.Collections;
using System.Management.Automation;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Probing;

namespace SopWebsite.PowerShell.Binding;

/// <summary>
/// Reads web addresses: a Uri as it is, <c>example.go.id</c> as <c>https://example.go.id/</c>; one or many. Where probes are meant, also
/// tcp://host:port, dns://name, ping://host and mysql://host.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WebAddressTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>True where addresses of other services than the web are meant too.</summary>
    public bool Probes { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return given is IEnumerable many and not string
            ? many.Cast<object>().Select(Read).ToArray()
            : new[] { Read(given) };
    }

    private Uri Read(object? item)
    {
        var given = item is PSObject wrapped ? wrapped.BaseObject : item;
        if (given is Uri { IsAbsoluteUri: true } uri) return uri;
        var text = given?.ToString()?.Trim() ?? "";
        if (!text.Contains("://")) text = "https://" + text;
        if (Uri.TryCreate(text, UriKind.Absolute, out var read) && read.Host.Length > 0 && ProbeAddress.KindOf(read) is { } kind
            && (Probes || kind == ProbeKind.Http))
            return Checked(read);
        throw new ArgumentTransformationMetadataException(new Phrase(
            $"'{given}' is not a web address. Write it as https://www.example.go.id/.",
            $"'{given}' bukan alamat web. Tulis seperti https://www.example.go.id/.").ToString());
    }

    private static Uri Checked(Uri uri)
    {
        try
        {
            ProbeAddress.Check(uri);
            return uri;
        }
        catch (SopException failure)
        {
            throw new ArgumentTransformationMetadataException(failure.Phrase.ToString(), failure);
        }
    }
}
