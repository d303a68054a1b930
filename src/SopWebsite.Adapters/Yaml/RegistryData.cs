using System.Globalization;
using System.Text;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Renewals.Sources;
using SopWebsite.Renewals.Sources.Names;
using SopWebsite.Renewals.Sources.Registries;

namespace SopWebsite.Adapters.Yaml;

/// <summary>What is known of registries, read from the data folder when it is first asked for.</summary>
internal sealed class RegistryData(string folder) : IRegistryData
{
    private const string Fault = "SopRegistriesInvalid";

    private static readonly Phrase Zone = new("a zone such as +07:00", "zona seperti +07:00");
    private static readonly Phrase HostAndPort = new("a server such as whois.id or whois.id:43", "server seperti whois.id atau whois.id:43");

    private readonly Lazy<PublicSuffixes> _suffixes = new(() => ReadSuffixes(Path.Combine(folder, "public_suffix_list.dat")));
    private readonly Lazy<RdapBootstrap> _servers = new(() => ReadServers(Path.Combine(folder, "rdap-dns.json")));
    private readonly Lazy<IReadOnlyList<WhoisServer>> _whois = new(() => ReadWhois(Path.Combine(folder, "whois.yaml")));

    public PublicSuffixes Suffixes => _suffixes.Value;

    public RdapBootstrap RdapServers => _servers.Value;

    public IReadOnlyList<WhoisServer> WhoisServers => _whois.Value;

    private static PublicSuffixes ReadSuffixes(string path) => Guarded(path, () =>
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        var suffixes = PublicSuffixes.Read(reader);
        return suffixes.Count > 0 ? suffixes : null;
    });

    private static RdapBootstrap ReadServers(string path) => Guarded(path, () => RdapBootstrap.Read(File.ReadAllBytes(path)));

    private static T Guarded<T>(string path, Func<T?> read)
        where T : class
    {
        Exception? cause = null;
        try
        {
            if (read() is { } data) return data;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            cause = failure;
        }
        throw new SopException(
            Fault, SopErrorKind.InvalidData,
            new Phrase($"{path} is not there or was damaged. Install the module anew.", $"{path} tidak ada atau rusak. Pasang ulang modul ini."),
            path, cause);
    }

    private static IReadOnlyList<WhoisServer> ReadWhois(string path)
    {
        if (!File.Exists(path)) return [];
        var file = new YamlFile(path, Fault);
        var root = new YamlFields(file, file.Read(), "servers");
        return
        [
            .. root.Maps(
                "servers", "suffix", "server", "query", "name", "expires", "registered", "changed", "registrar", "nameserver", "status", "dates",
                "zone", "notFound", "busy", "source").Select(one => Server(file, one)),
        ];
    }

    private static WhoisServer Server(YamlFile file, YamlFields one)
    {
        var name = one.Required("server");
        if (!Uri.TryCreate("whois://" + name, UriKind.Absolute, out var address) || address.AbsolutePath is not ("" or "/")
            || address.Host.Length == 0)
            throw file.Fault(one.LineOf("server"), HostAndPort, new Phrase($"'{name}'", $"'{name}'"));
        return new WhoisServer
        {
            Suffix = one.Required("suffix").ToLowerInvariant(),
            Host = address.IdnHost,
            Port = address.Port > 0 ? address.Port : WhoisServer.UsualPort,
            Query = one.Optional("query") ?? "{domain}",
            Name = [.. one.Texts("name")],
            Expires = [.. one.Texts("expires")],
            Registered = [.. one.Texts("registered")],
            Changed = [.. one.Texts("changed")],
            Registrar = [.. one.Texts("registrar")],
            Nameserver = [.. one.Texts("nameserver")],
            Status = [.. one.Texts("status")],
            Dates = [.. one.Texts("dates")],
            Zone = one.Parsed("zone", TryZone, TimeSpan.Zero, Zone),
            NotFound = [.. one.Texts("notFound").Select(words => words.ToLowerInvariant())],
            Busy = [.. one.Texts("busy").Select(words => words.ToLowerInvariant())],
            Source = one.Required("source"),
        };
    }

    private static bool TryZone(string text, out TimeSpan zone) =>
        TimeSpan.TryParseExact(
            text.TrimStart('+', '-'), "hh\\:mm", CultureInfo.InvariantCulture, text[0] == '-' ? TimeSpanStyles.AssumeNegative : TimeSpanStyles.None,
            out zone);
}
