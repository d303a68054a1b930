using System.Text;

namespace SopWebsite.Bench.VisitorLogs;

/// <summary>
/// Counts which byte follows which in <see cref="BenignTraffic"/> and writes it as the text that ships with the scanner: a row for each folded
/// byte (0x20 to 0x3F, then 0x60 to 0x7F), in it a character for each byte that may follow: <c>0</c> for never, then one step for each doubling.
/// </summary>
internal static class PairTable
{
    private const int Texts = 200_000;
    private const int Symbols = 64;

    public static void Write(string file) => File.WriteAllText(file, Make());

    public static string Make()
    {
        var counts = new int[Symbols, Symbols];
        foreach (var text in new BenignTraffic(20261121).Take(Texts))
            for (var at = 1; at < text.Length; at++) counts[SymbolOf(text[at - 1]), SymbolOf(text[at])]++;
        var table = new StringBuilder("# How often two folded bytes follow each other in ordinary requests; made by bench/VisitorLogs: see PairTable.cs.\n");
        for (var first = 0; first < Symbols; first++)
        {
            for (var second = 0; second < Symbols; second++)
                table.Append(counts[first, second] == 0 ? '0' : (char)('1' + (int)Math.Log2(counts[first, second])));
            table.Append('\n');
        }
        return table.ToString();
    }

    private static int SymbolOf(char value) => (value & 0x1F) | ((value & 0x40) >> 1);
}
