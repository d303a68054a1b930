namespace SopWebsite.Visitors.Logs.Formats;

/// <summary>
/// The common and the combined format with the site's name, or its name and port, before them: Apache's vhost_combined, and nginx where
/// several sites share a log. Source: Debian's apache2.conf; <c>LogFormat "%v:%p %h %l %u %t ..."</c>.
/// </summary>
internal sealed class VhostParser : ILineParser
{
    private readonly CombinedParser _rest = new();

    public bool TryParse(ReadOnlySpan<byte> line, ref LogLine parsed)
    {
        var space = line.IndexOf((byte)' ');
        if (space is < 1 or > CombinedParser.LongestAddress + 6) return false;
        var host = line.Slice(0, space);
        var colon = host.LastIndexOf((byte)':');
        var withPort = colon > 0 && AreDigits(host.Slice(colon + 1));
        // What begins with an address is the combined format.
        if (Addresses.IsAddress(host)) return false;
        var start = space + 1;
        var length = line.Slice(start).IndexOf((byte)' ');
        if (length is < 1 or > CombinedParser.LongestAddress) return false;
        var address = line.Slice(start, length);
        // A client's name holds a dot; what holds none is the user of a log without site names.
        if (!Addresses.IsAddress(address) && !withPort && address.IndexOf((byte)'.') < 0) return false;
        parsed.Host = new Part(0, withPort ? colon : space);
        parsed.Address = new Part(start, length);
        parsed.InLine();
        return _rest.TryParse(line, start + length, ref parsed);
    }

    public void Reset() => _rest.Reset();

    private static bool AreDigits(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 1 or > 5) return false;
        foreach (var value in text)
            if ((uint)(value - '0') > 9) return false;
        return true;
    }
}
