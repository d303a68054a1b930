using SopWebsite.Adapters.Processes;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Adapters.Dumps;

/// <summary>What goes wrong with dumps and loads, each with its id. The programs' own words are shown, never what they were given.</summary>
internal static class DumpFaults
{
    private static readonly Phrase WrongLogin = new(
        ". Are the account and its password right? Set-SopSite -DatabaseUser -DatabaseSecret changes them.",
        ". Apakah akun dan kata sandinya benar? Ubah dengan Set-SopSite -DatabaseUser -DatabaseSecret.");

    private static readonly Phrase MissingRights = new(
        ". The account needs SELECT, SHOW VIEW, TRIGGER and EVENT on the database, and LOCK TABLES where tables are locked.",
        ". Akun itu memerlukan hak SELECT, SHOW VIEW, TRIGGER dan EVENT atas database tersebut, serta LOCK TABLES bila tabel dikunci.");

    private static readonly Phrase BrokenView = new(
        ". A view in it cannot be read, because its definer or a table of it is gone: repair or drop that view.",
        ". Ada view yang tidak dapat dibaca karena definer atau tabelnya sudah tidak ada: perbaiki atau hapus view itu.");

    private static readonly Phrase RoutineRights = new(
        ". A stored procedure of another account cannot be read: dump with the account that owns it, or one that may SELECT from mysql.proc.",
        ". Ada stored procedure milik akun lain yang tidak terbaca: dump dengan akun pemiliknya, atau akun yang boleh SELECT dari mysql.proc.");

    private static readonly Phrase NewerServer = new(
        ". The server is newer than the program: install the client of the server's version, or name it with -DumpCommand.",
        ". Server lebih baru daripada programnya: pasang klien dengan versi server, atau sebutkan dengan -DumpCommand.");

    private static readonly Phrase Definer = new(
        ". The dump makes something in another account's name (DEFINER): load it with an account that may, or with that account.",
        ". Dump membuat sesuatu atas nama akun lain (DEFINER): muat dengan akun yang berhak, atau dengan akun itu.");

    /// <summary>What the server or the program says, and what to do about it.</summary>
    private static readonly (string Sign, Phrase Advice)[] Advices =
    [
        ("1045", WrongLogin), ("password authentication failed", WrongLogin), ("no password supplied", WrongLogin),
        ("1044", MissingRights), ("1142", MissingRights), ("1143", MissingRights), ("permission denied for", MissingRights),
        ("1356", BrokenView), ("1449", BrokenView), ("insufficient privileges to SHOW CREATE", RoutineRights),
        ("server version mismatch", NewerServer), ("1227", Definer),
    ];

    public static SopException NoProgram(IReadOnlyList<string> names, string offender) => new(
        "SopDumpCommandNotFound", SopErrorKind.NotInstalled,
        new Phrase(
            $"{string.Join(" or ", names)} was not found. Install the database's client there, or name the program with -DumpCommand.",
            $"{string.Join(" atau ", names)} tidak ditemukan. Pasang klien database di sana, atau sebutkan programnya dengan -DumpCommand."),
        offender);

    public static SopException NotStarted(string program, Exception failure) => new(
        "SopDumpFailed", SopErrorKind.InvalidOperation,
        new Phrase($"'{program}' cannot be started: {failure.Message}", $"'{program}' tidak dapat dijalankan: {failure.Message}"), program, failure);

    public static SopException DumpFailed(string database, ProgramEnd end) => Failed(
        "SopDumpFailed", SopErrorKind.ReadFailure, database, end, "could not be dumped", "tidak dapat di-dump");

    public static SopException LoadFailed(string database, ProgramEnd end) => Failed(
        "SopLoadFailed", SopErrorKind.WriteFailure, database, end, "could not be loaded", "tidak dapat diisi");

    public static SopException Unreadable(string database, ProgramEnd end) => Failed(
        "SopDatabaseUnreadable", SopErrorKind.ReadFailure, database, end, "could not be read", "tidak dapat dibaca");

    public static SopException Truncated(string database, string lastLine) => new(
        "SopDumpTruncated", SopErrorKind.InvalidData,
        new Phrase(
            $"The dump of '{database}' ended without {lastLine}: it is not whole and was not kept. "
            + "Run it again; if it happens again, look at the server's log.",
            $"Dump '{database}' berakhir tanpa {lastLine}: tidak utuh dan tidak disimpan. Ulangi; bila terjadi lagi, periksa log server."),
        database);

    public static SopException Incomplete(string database, IReadOnlyList<string> missing) => new(
        "SopDumpIncomplete", SopErrorKind.InvalidData,
        new Phrase(
            $"The dump of '{database}' lacks {missing.Count} table(s) that the server has, such as {Some(missing)}: it was not kept.",
            $"Dump '{database}' kekurangan {missing.Count} tabel yang ada di server, misalnya {Some(missing)}: tidak disimpan."),
        database);

    public static SopException NotEmpty(string database) => new(
        "SopDatabaseNotEmpty", SopErrorKind.AlreadyExists,
        new Phrase($"The database '{database}' is not empty. Load into a new one, or allow what is in it to be replaced.",
            $"Database '{database}' tidak kosong. Muat ke database baru, atau izinkan isinya diganti."),
        database);

    public static SopException Tunnel(string said) => new(
        "SopSshFailed", SopErrorKind.ConnectionFailure,
        new Phrase($"The tunnel through SSH could not be opened: {said}", $"Terowongan melalui SSH tidak dapat dibuka: {said}"));

    /// <summary>The first names of a list.</summary>
    public static string Some(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(20)) + (names.Count > 20 ? ", …" : "");

    private static SopException Failed(string id, SopErrorKind kind, string database, ProgramEnd end, string english, string indonesian)
    {
        var said = end.Errors.Length == 0 ? FormattableString.Invariant($"exit code {end.Exit}") : end.Errors;
        var advice = Advices.FirstOrDefault(advice => said.Contains(advice.Sign)).Advice;
        return new SopException(
            id, kind,
            new Phrase(
                $"The database '{database}' {english}: {said}{advice?.English}", $"Database '{database}' {indonesian}: {said}{advice?.Indonesian}"),
            database);
    }
}
