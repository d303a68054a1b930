using SopWebsite.Probing;

namespace SopWebsite.Sites;

/// <summary>The court (satuan kerja) in whose name letters and reports go out: what its letterhead (kop surat) says.</summary>
public sealed record SopCourt
{
    /// <summary>The court's name, such as <c>Pengadilan Negeri Contoh</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The site whose papers it heads, where one register serves several courts; null for the register's own court, which heads the papers
    /// of every other site.
    /// </summary>
    public string? Site { get; init; }

    /// <summary>The offices above it, the highest first: Mahkamah Agung, Direktorat Jenderal, court of appeal. May be empty.</summary>
    public string[] Superior { get; init; } = [];

    /// <summary>Street, town and postcode.</summary>
    public string? Address { get; init; }

    /// <summary>The town that stands before the date of a letter.</summary>
    public string? City { get; init; }

    /// <summary>Telephone and fax.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>The address of its website.</summary>
    public string? Website { get; init; }

    /// <summary>The code that its letters' numbers begin with (kode surat).</summary>
    public string? LetterCode { get; init; }

    /// <summary>The emblem for the letterhead: the full path of a PNG or JPEG file on the machine that writes letters.</summary>
    public string? Logo { get; init; }

    /// <summary>WIB, WITA or WIT; null where its sites say it.</summary>
    public string? Zone { get; init; }

    /// <summary>
    /// The gateway by which the court's own line is judged: an address, tcp://address:port or <c>none</c>; null for the machine's default.
    /// </summary>
    public string? LineGateway { get; init; }

    /// <summary>
    /// The servers out in the world by which the court's own line is judged, tcp://address:port or ping://address; empty for the defaults
    /// of <see cref="OwnLineSettings.DefaultTargets"/>.
    /// </summary>
    public Uri[] LineTarget { get; init; } = [];

    /// <summary>The name servers that a test of the connection asks, each an address or address:port; empty for the one this computer asks.</summary>
    public string[] LineNameServer { get; init; } = [];

    /// <summary>The name that they are asked for; null for <see cref="OwnLineSettings.DefaultName"/>.</summary>
    public string? LineName { get; init; }

    /// <summary>The file by which the throughput of the connection is measured; null where it is not measured.</summary>
    public Uri? LineSpeedUri { get; init; }

    /// <summary>What the court's own line is judged by.</summary>
    internal OwnLineSettings OwnLine => new()
    {
        Gateway = LineGateway,
        Targets = LineTarget.Length > 0 ? LineTarget : OwnLineSettings.DefaultTargets,
        NameServers = LineNameServer,
        Name = LineName ?? OwnLineSettings.DefaultName,
        SpeedUri = LineSpeedUri,
    };

    /// <summary>The court's name.</summary>
    public override string ToString() => Name;
}
