using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using SopWebsite.Adapters.Processes;
using SopWebsite.Backups.Databases;

namespace SopWebsite.Adapters.Dumps;

/// <summary>Looks into SQLite files.</summary>
[SuppressMessage("Security", "CA2100", Justification = "The names of tables are quoted; nothing else comes from outside.")]
internal static class SqliteCensus
{
    private const string Tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";

    /// <summary>What is in a database, here or on the site's host.</summary>
    public static DatabaseCensus Of(CensusRequest request, CancellationToken cancellation)
    {
        try
        {
            var name = request.Database.Name;
            if (request.Database.Ssh is null) return Of(name, name, request.CountRows, request.Checksums, cancellation);
            using var copy = SqliteFile.CopyOf(request.Database, request.Command, cancellation);
            return Of(copy.Path, name, request.CountRows, request.Checksums, cancellation);
        }
        catch (SqliteException failure)
        {
            throw DumpFaults.Unreadable(request.Database.Name, new ProgramEnd(failure.SqliteErrorCode, failure.Message));
        }
    }

    /// <summary>What is in a file.</summary>
    public static DatabaseCensus Of(string path, string name, bool rows, bool checksums, CancellationToken cancellation)
    {
        using var connection = SqliteFile.Open(path, SqliteOpenMode.ReadOnly);
        return new DatabaseCensus
        {
            Database = name,
            ServerVersion = connection.ServerVersion,
            Tables =
            [
                .. Names(connection, Tables).OrderBy(table => table, StringComparer.Ordinal).Select(table => new TableCensus(
                    table, null, rows ? Count(connection, table) : null, checksums ? Sum(connection, table, cancellation) : null)),
            ],
            Views = [.. Names(connection, "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")],
            Triggers = Names(connection, "SELECT name FROM sqlite_master WHERE type = 'trigger'").Count,
        };
    }

    private static List<string> Names(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    private static long? Count(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM " + Quote(table);
        return Ask<long?>(() => (long)command.ExecuteScalar()!);
    }

    /// <summary>A sum over the hashes of the rows: the same whatever their order.</summary>
    private static string? Sum(SqliteConnection connection, string table, CancellationToken cancellation)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM " + Quote(table);
        using var sha = SHA256.Create();
        using var row = new MemoryStream();
        return Ask<string>(() =>
        {
            ulong sum = 0;
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                row.SetLength(0);
                for (var column = 0; column < reader.FieldCount; column++) Append(row, reader.GetValue(column));
                sum = unchecked(sum + BitConverter.ToUInt64(sha.ComputeHash(row.GetBuffer(), 0, (int)row.Length), 0));
            }
            return sum.ToString("x16", CultureInfo.InvariantCulture);
        });
    }

    /// <summary>A value with its type and its length before it, so that no two rows read the same.</summary>
    private static void Append(Stream row, object value)
    {
        var (type, bytes) = value switch
        {
            long number => ('i', BitConverter.GetBytes(number)),
            double number => ('r', BitConverter.GetBytes(number)),
            string text => ('t', Encoding.UTF8.GetBytes(text)),
            byte[] blob => ('b', blob),
            _ => ('n', []),
        };
        row.WriteByte((byte)type);
        row.Write(BitConverter.GetBytes(bytes.Length), 0, 4);
        row.Write(bytes, 0, bytes.Length);
    }

    /// <summary>Null for a table that cannot be read here: a virtual one whose module is not there.</summary>
    private static T? Ask<T>(Func<T?> ask)
    {
        try
        {
            return ask();
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == 1)
        {
            return default;
        }
    }

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"") + "\"";
}
