using System.Reflection;

namespace SopWebsite.Visitors.Matching.Sieving;

/// <summary>
/// How often two bytes follow each other in the requests of ordinary visitors, read from <c>benign-pairs.txt</c>. Bytes are folded with 0x20,
/// which makes 64 of ASCII's 128: letters lose their case, and a few marks fall together.
/// </summary>
internal sealed class BenignPairs
{
    /// <summary>Different folded bytes.</summary>
    public const int Symbols = 64;

    /// <summary>The character of a pair that was never seen; each step up is twice as often.</summary>
    public const char Never = '0';

    private static readonly Lazy<BenignPairs> Read = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Visitors.benign-pairs.txt")!;
        using var reader = new StreamReader(stream);
        return new BenignPairs(reader.ReadToEnd());
    });

    private readonly double[] _pairs = new double[Symbols * Symbols];
    private readonly double[] _bytes = new double[Symbols];

    public BenignPairs(string table)
    {
        var rows = table.Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToArray();
        var total = 0d;
        for (var first = 0; first < Symbols; first++)
        {
            for (var second = 0; second < Symbols; second++)
            {
                // What was never seen may yet come: a quarter of the rarest that was.
                var step = rows[first][second] - Never;
                var often = step == 0 ? 0.25 : Math.Pow(2, step - 1);
                _pairs[(first * Symbols) + second] = often;
                _bytes[first] += often;
                total += often;
            }
        }
        for (var n = 0; n < _pairs.Length; n++) _pairs[n] /= total;
        for (var n = 0; n < Symbols; n++) _bytes[n] /= total;
    }

    /// <summary>The table that ships with the module.</summary>
    public static BenignPairs Shipped => Read.Value;

    /// <summary>The place of a byte in the table; negative for bytes beyond ASCII.</summary>
    public static int SymbolOf(byte value) => value >= 0x80 ? -1 : (value & 0x1F) | ((value & 0x40) >> 1);

    /// <summary>The folded byte of a place.</summary>
    public static byte ByteOf(int symbol) => (byte)(0x20 | (symbol & 0x1F) | ((symbol & 0x20) << 1));

    /// <summary>How likely a byte of ordinary text is this one.</summary>
    public double Of(byte value) => SymbolOf(value) is var symbol and >= 0 ? _bytes[symbol] : 0;

    /// <summary>How likely these bytes stand at a place of ordinary text: each depends on the one before.</summary>
    public double Of(ReadOnlySpan<byte> bytes)
    {
        var all = Of(bytes[0]);
        for (var n = 1; n < bytes.Length && all > 0; n++)
        {
            int first = SymbolOf(bytes[n - 1]), second = SymbolOf(bytes[n]);
            all = first < 0 || second < 0 ? 0 : all * _pairs[(first * Symbols) + second] / _bytes[first];
        }
        return all;
    }
}
