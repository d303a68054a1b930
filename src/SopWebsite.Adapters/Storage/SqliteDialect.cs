using System.Globalization;
using Microsoft.Data.Sqlite;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Adapters.Storage;

/// <summary>A register in a file. The version of its tables is SQLite's own user_version.</summary>
/// <param name="location">The file.</param>
internal sealed class SqliteDialect(string location) : RegisterDialect
{
    // Source of the codes: sqlite.org, Result and Error Codes.
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Full = 13;

    public override string Begin => "BEGIN IMMEDIATE";

    public override int VersionOf(RegisterDatabase database) => database.First<int>("PRAGMA user_version");

    public override void SetVersion(RegisterDatabase database, int version) =>
        database.Execute(string.Format(CultureInfo.InvariantCulture, "PRAGMA user_version = {0}", version));

    public override SopException Explain(Exception failure) => (failure as SqliteException)?.SqliteErrorCode switch
    {
        Full => RegisterFaults.DiskFull(failure, location),
        Busy or Locked => RegisterFaults.Busy(failure, location),
        ReadOnly => RegisterFaults.ReadOnly(failure, location, new Phrase(
            "Check the rights on the file and its folder.", "Periksa hak akses berkas dan foldernya.")),
        _ => RegisterFaults.Unusable(failure, location),
    };
}
