using System.Security.Cryptography.X509Certificates;
using SopWebsite.Monitoring.Fetching;

namespace SopWebsite.Renewals.Sources.Certificates;

/// <summary>A server's certificates, put in order: from its own over those between to the root, as far as they can be known.</summary>
internal sealed class CertificateView
{
    private const int LongestPath = 20;

    public CertificateView(CertificateSight sight, Func<byte[], X509Certificate2> load, DateTimeOffset now)
    {
        (Sight, Now) = (sight, now);
        Sent = [.. sight.Sent.Select(load)];
        Built = [.. sight.Built.Select(one => load(one.Raw))];
        Path = PathOf(Sent, Built);
    }

    public CertificateSight Sight { get; }

    public DateTimeOffset Now { get; }

    /// <summary>As the server sent them.</summary>
    public IReadOnlyList<X509Certificate2> Sent { get; }

    /// <summary>As this machine built the chain.</summary>
    public IReadOnlyList<X509Certificate2> Built { get; }

    /// <summary>From the server's own certificate on, as far as issuers are known.</summary>
    public IReadOnlyList<X509Certificate2> Path { get; }

    public X509Certificate2 Own => Path[0];

    /// <summary>Those between the server's own and the root.</summary>
    public IEnumerable<X509Certificate2> Between => Path.Skip(1).Where(one => !CertificateReader.IsIssuedBy(one, one));

    public bool IsSelfSigned => CertificateReader.IsIssuedBy(Own, Own);

    /// <summary>The chain with what is found of it.</summary>
    public CertificateChain Chain(Uri address, string? remote, CertificateChain? before, CertificateFinding caa)
    {
        var own = CertificateReader.Link(Own);
        var ends = Between.Select(one => new DateTimeOffset(one.NotAfter.ToUniversalTime(), TimeSpan.Zero)).Append(own.Expires);
        var names = CertificateNames.Of(Own);
        return new CertificateChain
        {
            Host = address.IdnHost,
            Port = address.Port,
            SeenAt = Now,
            Address = remote,
            Names = names,
            Sent = [.. Sent.Select(CertificateReader.Link)],
            Built = [.. Built.Select(CertificateReader.Link)],
            Issuer = own.Issuer,
            Begins = own.Begins,
            LeafExpires = own.Expires,
            WeakestExpires = ends.Min(),
            Findings = [.. CertificateFindings.Of(this, own, address.IdnHost, names), caa, .. CertificateChanges.Of(own, before)],
        };
    }

    private static List<X509Certificate2> PathOf(IReadOnlyList<X509Certificate2> sent, IReadOnlyList<X509Certificate2> built)
    {
        var path = new List<X509Certificate2> { built.Count > 0 ? built[0] : sent[0] };
        var known = built.Concat(sent).ToList();
        while (path.Count < LongestPath && path[path.Count - 1] is var last && !CertificateReader.IsIssuedBy(last, last))
        {
            // What was built is trusted to fit; of what was only sent, the name has to do.
            var next = path.Count < built.Count
                ? built[path.Count]
                : known.Find(one => CertificateReader.IsIssuedBy(last, one) && !path.Contains(one));
            if (next is null) break;
            path.Add(next);
        }
        return path;
    }
}
