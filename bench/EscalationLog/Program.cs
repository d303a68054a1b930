using System.Diagnostics;
using System.Globalization;
using System.Text;
using SopWebsite.Adapters;
using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Escalations.Exports;
using SopWebsite.Reporting;

// append REGISTER ENTRIES [BATCH]   appends entries like a court's in batches and prints how many a second
// verify REGISTER                   walks the whole chain and prints what it took
// export REGISTER FILE              writes the whole log as a signed file
// check FILE                        checks it without the register
// rows ENTRIES                      prints the same entries as SQL for a table without a chain, for sqlite3
// forms ENTRIES                     prints what is hashed of the same entries, for sha256sum
switch (args)
{
    case ["append", var location, var count, .. var rest]:
    {
        using var register = new AdapterSet(AppContext.BaseDirectory).OpenRegister(location);
        var (entries, batch) = (int.Parse(count, CultureInfo.InvariantCulture), rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 1000);
        var watch = Stopwatch.StartNew();
        foreach (var drafts in Drafts(entries).Chunk(batch)) register.Log.AppendAll(drafts);
        Say($"append: {entries} entries in batches of {batch}: {watch.Elapsed.TotalSeconds:F2} s, {entries / watch.Elapsed.TotalSeconds:F0} a second");
        return 0;
    }
    case ["verify", var location]:
    {
        using var register = new AdapterSet(AppContext.BaseDirectory).OpenRegister(location);
        var watch = Stopwatch.StartNew();
        var result = EscalationChain.Verify(register.Log.Read());
        Say($"verify: {result.Entries} entries, {(result.IsValid ? "sound" : "not sound")}: {watch.Elapsed.TotalSeconds:F2} s, {Environment.WorkingSet >> 20} MB working set");
        return result.IsValid ? 0 : 1;
    }
    case ["export", var location, var file]:
    {
        using var register = new AdapterSet(AppContext.BaseDirectory).OpenRegister(location);
        var watch = Stopwatch.StartNew();
        var signed = new SignedLogExport(register, SystemClock.Instance).Write(file, first: 1, last: null, court: null, overwrite: true);
        Say($"export: {signed.Entries} entries: {watch.Elapsed.TotalSeconds:F2} s, {Environment.WorkingSet >> 20} MB working set");
        return 0;
    }
    case ["check", var file]:
    {
        var watch = Stopwatch.StartNew();
        var result = SignedLogCheck.Check(file);
        Say($"check: {result.Entries} entries, {(result.IsValid ? "valid" : "not valid")}: {watch.Elapsed.TotalSeconds:F2} s, {Environment.WorkingSet >> 20} MB working set");
        return result.IsValid ? 0 : 1;
    }
    case ["rows", var count]:
        Console.WriteLine("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE log (number INTEGER PRIMARY KEY, at TEXT, event TEXT, site TEXT, run TEXT, "
            + "procedure TEXT, activity INTEGER, sender TEXT, recipient TEXT, due TEXT, follow_up TEXT, previous_hash TEXT, hash TEXT UNIQUE);");
        foreach (var (entry, n) in Entries(count).Select((entry, n) => (entry, n)))
        {
            if (n % 1000 == 0) Console.WriteLine(n == 0 ? "BEGIN;" : "COMMIT; BEGIN;");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"INSERT INTO log VALUES ({entry.Number}, '{entry.At:O}', '{entry.Event}', '{entry.Site}', '{entry.Run}', '{entry.Procedure}', {entry.Activity}, "
                + $"'{entry.From}', '{entry.To}', '{entry.Due:O}', '{entry.FollowUp}', '{entry.PreviousHash}', '{entry.Hash}');"));
        }
        Console.WriteLine("COMMIT;");
        return 0;
    case ["forms", var count]:
        WriteForms(count);
        return 0;
    default:
        Console.Error.WriteLine("append REGISTER ENTRIES [BATCH] | verify REGISTER | export REGISTER FILE | check FILE | rows ENTRIES | forms ENTRIES");
        return 64;
}

static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

static void WriteForms(string count)
{
    using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
    foreach (var entry in Entries(count)) output.Write(EscalationChain.CanonicalForm(entry) + entry.PreviousHash);
}

static IEnumerable<EscalationEntry> Entries(string count)
{
    var (number, hash) = (0L, EscalationChain.Genesis);
    foreach (var draft in Drafts(int.Parse(count, CultureInfo.InvariantCulture)))
    {
        var entry = EscalationChain.Link(draft, ++number, hash);
        hash = entry.Hash;
        yield return entry;
    }
}

static IEnumerable<EscalationDraft> Drafts(int count)
{
    var start = new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);
    for (var n = 0; n < count; n++)
    {
        yield return new EscalationDraft
        {
            At = start.AddMinutes(n), Event = n % 5 == 0 ? EscalationEvent.RunStarted : EscalationEvent.ActivityCompleted, Site = "pn-contoh",
            Run = string.Create(CultureInfo.InvariantCulture, $"R-20260105-{n / 8:0000}"), Procedure = "pn-tais/website", Activity = (n % 8) + 1,
            From = "Nama Admin", To = "Nama Kasubbag", Due = start.AddMinutes(n + 90), WorkingMinutes = n % 90, StandardMinutes = 90, Timeliness = Timeliness.OnTime,
            FollowUp = "Memeriksa situs dan mencatat hasilnya", Evidence = "bukti.png " + new string('a', 64),
        };
    }
}
