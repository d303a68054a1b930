using System.Globalization;

namespace SopWebsite.Visitors.Places;

/// <summary>Where an address is, as a file says; what the file does not say is null.</summary>
public sealed record VisitorPlace
{
    /// <summary>The country's code (ISO 3166-1 alpha-2), such as <c>ID</c>.</summary>
    public string? Country { get; init; }

    /// <summary>The number of the network (autonomous system), such as 64496.</summary>
    public long? Asn { get; init; }

    /// <summary>Whose network it is.</summary>
    public string? Name { get; init; }

    /// <summary>It in one line, such as <c>ID AS64496 Penyedia Contoh</c>.</summary>
    public override string ToString() =>
        string.Join(
            " ", new[] { Country, Asn is { } number ? "AS" + number.ToString(CultureInfo.InvariantCulture) : null, Name }
                .Where(part => part is not null));

    /// <summary>What two files say of one address: the first has the word.</summary>
    internal VisitorPlace Over(VisitorPlace other) =>
        new() { Country = Country ?? other.Country, Asn = Asn ?? other.Asn, Name = Name ?? other.Name };
}
