using System.Globalization;
using System.Text;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Networks;

namespace SopWebsite.Visitors.Places;

/// <summary>Reads one file of blocks and places. Anyone may have made it: lines, rows and texts are bounded.</summary>
internal sealed class PlaceFile(string path)
{
    private const int LongestLine = 2000;
    private const int LongestName = 100;
    private const int MostRows = 2_000_000;

    private static readonly Dictionary<string, int> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["network"] = 0, ["cidr"] = 0,
        ["country"] = 1, ["country_code"] = 1, ["country_iso_code"] = 1,
        ["asn"] = 2, ["autonomous_system_number"] = 2,
        ["name"] = 3, ["as_name"] = 3, ["autonomous_system_organization"] = 3,
    };

    /// <summary>Many blocks are of one place: it is held once.</summary>
    private readonly Dictionary<(string? Country, long? Asn, string? Name), VisitorPlace> _places = [];

    private int _line;

    public List<(AddressBlock, VisitorPlace)> Read(CancellationToken cancellation)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return Rows(reader, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SopException(
                "SopPlaceFileUnreadable", SopErrorKind.ReadFailure,
                new Phrase(
                    $"The file of places '{path}' cannot be read: {failure.Message}",
                    $"Berkas lokasi '{path}' tidak dapat dibaca: {failure.Message}"),
                path, failure);
        }
    }

    private List<(AddressBlock, VisitorPlace)> Rows(StreamReader reader, CancellationToken cancellation)
    {
        var rows = new List<(AddressBlock, VisitorPlace)>();
        int[]? fieldOf = null;
        while (Line(reader) is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var fields = Fields(line);
            if (fieldOf is null)
            {
                fieldOf = Header(fields);
                continue;
            }
            if ((rows.Count & 0xFFFF) == 0) cancellation.ThrowIfCancellationRequested();
            if (rows.Count == MostRows) throw Invalid($"there are more than {MostRows} rows", $"lebih dari {MostRows} baris");
            rows.Add(Row(fields, fieldOf));
        }
        return fieldOf is null ? throw Invalid("it is empty", "berkas kosong") : rows;
    }

    private (AddressBlock, VisitorPlace) Row(List<string> fields, int[] fieldOf)
    {
        string? Field(int column) =>
            fieldOf[column] is var at && at >= 0 && at < fields.Count && fields[at].Trim() is { Length: > 0 } text ? text : null;

        var network = Field(0) ?? "";
        if (!AddressBlock.TryParse(network, out var block))
            throw Invalid($"'{Shown(network)}' is no block of addresses", $"'{Shown(network)}' bukan blok alamat");
        var country = Field(1)?.ToUpperInvariant();
        if (country is not null && (country.Length != 2 || !country.All(letter => letter is >= 'A' and <= 'Z')))
            throw Invalid($"'{Shown(country)}' is no country's code of two letters", $"'{Shown(country)}' bukan kode negara dua huruf");
        long? asn = null;
        if (Field(2) is { } number)
        {
            var digits = number.StartsWith("AS", StringComparison.OrdinalIgnoreCase) ? number.Substring(2) : number;
            asn = uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
                ? parsed
                : throw Invalid($"'{Shown(number)}' is no number of a network", $"'{Shown(number)}' bukan nomor jaringan (ASN)");
        }
        var key = (country, asn, Field(3) is { } name ? Shown(name) : null);
        if (!_places.TryGetValue(key, out var place))
            _places[key] = place = new VisitorPlace { Country = key.country, Asn = key.asn, Name = key.Item3 };
        return (block, place);
    }

    private int[] Header(List<string> fields)
    {
        int[] fieldOf = [-1, -1, -1, -1];
        for (var at = 0; at < fields.Count; at++)
            if (Columns.TryGetValue(fields[at].Trim(), out var column) && fieldOf[column] < 0) fieldOf[column] = at;
        return fieldOf[0] >= 0 && fieldOf.Skip(1).Any(at => at >= 0) ? fieldOf : throw Invalid(
            "the first line must name the columns: network,country,asn,name", "baris pertama harus menyebut kolom: network,country,asn,name");
    }

    /// <summary>The fields of a line (RFC 4180); a quoted one does not go on to the next line.</summary>
    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            if (letter == '"' && quoted && at + 1 < line.Length && line[at + 1] == '"')
            {
                field.Append(letter);
                at++;
            }
            else if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(letter);
            }
        }
        fields.Add(field.ToString());
        return fields;
    }

    private string? Line(StreamReader reader)
    {
        var line = new StringBuilder();
        _line++;
        for (int letter; (letter = reader.Read()) >= 0;)
        {
            if (letter == '\n') return line.ToString().TrimEnd('\r');
            if (line.Length == LongestLine)
                throw Invalid($"the line is longer than {LongestLine} letters", $"baris lebih panjang dari {LongestLine} huruf");
            line.Append((char)letter);
        }
        return line.Length > 0 ? line.ToString() : null;
    }

    private static string Shown(string text) => SampleLine.Of(text.Length > LongestName ? text.Substring(0, LongestName) : text);

    private SopException Invalid(string english, string indonesian) => new(
        "SopPlaceFileInvalid", SopErrorKind.InvalidData,
        new Phrase($"{path}, line {_line.ToString(CultureInfo.InvariantCulture)}: {english}.",
            $"{path}, baris {_line.ToString(CultureInfo.InvariantCulture)}: {indonesian}."), path);
}
