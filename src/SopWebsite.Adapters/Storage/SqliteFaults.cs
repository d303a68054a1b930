using System.Data.Common;
using Microsoft.Data.Sqlite;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Register;

namespace SopWebsite.Adapters.Storage;

/// <summary>What SQLite's result codes mean to a user. Source of the codes: sqlite.org, Result and Error Codes.</summary>
internal static class SqliteFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Full = 13;

    /// <summary>The failure of a statement as one that the user can act on. Whatever was under way has been taken back.</summary>
    public static SopException Of(DbException failure, string location) => (failure as SqliteException)?.SqliteErrorCode switch
    {
        Full => Fault("SopRegisterDiskFull", SopErrorKind.WriteFailure, failure, location, new Phrase(
            "the disk is full; nothing of it was written. Free space and try again.",
            "disk penuh; tidak ada yang tertulis. Kosongkan ruang lalu coba lagi.")),
        Busy or Locked => Fault("SopRegisterBusy", SopErrorKind.Busy, failure, location, new Phrase(
            "another process has held it for too long. Try again.",
            "proses lain menahannya terlalu lama. Coba lagi.")),
        ReadOnly => Fault("SopRegisterReadOnly", SopErrorKind.WriteFailure, failure, location, new Phrase(
            "it may only be read. Check the rights on the file and its folder.",
            "hanya dapat dibaca. Periksa hak akses berkas dan foldernya.")),
        _ => Unusable(failure, location),
    };

    /// <summary>A register that cannot be opened or read at all.</summary>
    public static SopException Unusable(Exception failure, string location) => Fault("SopRegisterUnusable", SopErrorKind.ReadFailure, failure, location, new Phrase(
        $"{failure.Message} Name another with -Register or {RegisterLocation.Variable}.",
        $"{failure.Message} Pilih yang lain dengan -Register atau {RegisterLocation.Variable}."));

    private static SopException Fault(string id, SopErrorKind kind, Exception failure, string location, Phrase why) => new(
        id, kind,
        new Phrase($"The register '{location}' cannot be used: {why.English}", $"Register '{location}' tidak dapat dipakai: {why.Indonesian}"),
        location, failure);
}
