using SopWebsite.Errors;
using SopWebsite.Networks;

namespace SopWebsite.Visitors.Places;

/// <summary>Where addresses are, by files that someone fetched. Nothing is asked of the network.</summary>
public sealed class PlaceBook
{
    private readonly List<AddressMap<VisitorPlace>> _files;

    private PlaceBook(List<AddressMap<VisitorPlace>> files) => _files = files;

    /// <summary>
    /// Reads files of comma-separated values with a first line that names the columns: <c>network</c> (a block in CIDR notation), and of
    /// <c>country</c>, <c>asn</c> and <c>name</c> those that there are. The names that MaxMind's own files use are understood too.
    /// </summary>
    /// <param name="paths">The files; what the first says of an address goes before what the next says.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="SopException"><c>SopPlaceFileUnreadable</c>; <c>SopPlaceFileInvalid</c>: the message names the line.</exception>
    public static PlaceBook Read(IEnumerable<string> paths, CancellationToken cancellation = default) =>
        new([.. paths.Select(path => new AddressMap<VisitorPlace>(new PlaceFile(path).Read(cancellation)))]);

    /// <summary>Where an address is; null when no file says.</summary>
    /// <param name="address">The address, as the log has it.</param>
    public VisitorPlace? Find(string address)
    {
        if (!NetworkAddress.TryParse(address, out var parsed)) return null;
        VisitorPlace? found = null;
        foreach (var file in _files)
            if (file.TryFind(parsed, out var place)) found = found is null ? place : found.Over(place);
        return found;
    }
}
