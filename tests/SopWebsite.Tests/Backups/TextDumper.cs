using System.Text;
using SopWebsite.Backups;

namespace SopWebsite.Tests.Backups;

/// <summary>Dumps a text that is given, whatever the database.</summary>
internal sealed class TextDumper(string text) : IDatabaseDumper
{
    public DumpOutcome Dump(DumpRequest request, Stream output, CancellationToken cancellation)
    {
        foreach (var piece in Encoding.UTF8.GetBytes(text).Chunk(50_000)) output.Write(piece, 0, piece.Length);
        return new DumpOutcome { Tool = "contoh 1.0", Engines = new Dictionary<string, int>(StringComparer.Ordinal) { ["InnoDB"] = 1 } };
    }
}
