using SopWebsite.Backups.Databases;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Tests.Backups.Drills;

/// <summary>Stands in for a database server: what is loaded is kept by name, and tables are the lines of the dump that name some.</summary>
internal sealed class MemoryLoader : IDatabaseLoader
{
    public Dictionary<string, TableCensus[]> Databases { get; } = new(StringComparer.Ordinal);

    public List<string> Dropped { get; } = [];

    /// <summary>Changes what a census finds.</summary>
    public Func<TableCensus[], TableCensus[]> Finds { get; set; } = tables => tables;

    /// <summary>Happens in the middle of a load.</summary>
    public Action OnLoad { get; set; } = () => { };

    public bool DropFails { get; set; }

    public LoadOutcome Load(LoadRequest request, Stream dump, CancellationToken cancellation)
    {
        var there = Databases.TryGetValue(request.Database.Name, out var old) && old.Length > 0;
        if (there && !request.AllowNotEmpty) throw Failure("SopDatabaseNotEmpty", SopErrorKind.AlreadyExists);
        // As if it were made first: what follows may fail.
        Databases[request.Database.Name] = [];
        OnLoad();
        cancellation.ThrowIfCancellationRequested();
        using var reader = new StreamReader(dump);
        var tables = reader.ReadToEnd().Split('\n').Where(line => line.StartsWith("table ", StringComparison.Ordinal))
            .Select(line => line.Split(' '))
            .Select(part => new TableCensus(part[1], "InnoDB", long.Parse(part[2], System.Globalization.CultureInfo.InvariantCulture))).ToArray();
        Databases[request.Database.Name] = tables;
        return new LoadOutcome { Tool = "klien contoh 1.0", Created = !there, Tables = tables };
    }

    public DatabaseCensus Census(CensusRequest request, CancellationToken cancellation) =>
        Databases.TryGetValue(request.Database.Name, out var tables)
        ? new DatabaseCensus { Database = request.Database.Name, Tables = Finds(tables) }
        : throw Failure("SopDatabaseUnreadable", SopErrorKind.ReadFailure);

    public void Drop(CensusRequest request, CancellationToken cancellation)
    {
        ScratchDatabase.Check(request.Database);
        cancellation.ThrowIfCancellationRequested();
        if (DropFails) throw Failure("SopLoadFailed", SopErrorKind.WriteFailure);
        Databases.Remove(request.Database.Name);
        Dropped.Add(request.Database.Name);
    }

    public static SopException Failure(string id, SopErrorKind kind) => new(id, kind, new Phrase("the server says no", "server menolak"));
}
