using System.Diagnostics;
using System.Globalization;
using SopWebsite.Adapters;
using SopWebsite.Bench.VisitorLogs;
using SopWebsite.Visitors;

// make FILE MEGABYTES [SEED]   writes a combined log like a court's, with known attacks in it
// scan FILE...                 scans it once, in this process, and prints what it took
switch (args)
{
    case ["make", var file, var size, .. var rest]:
        MakeLog(file, size, rest);
        return 0;
    case ["scan", .. var files] when files.Length > 0:
        var watch = Stopwatch.StartNew();
        var result = new VisitorScanner(new AdapterSet(AppContext.BaseDirectory).VisitorRules.Shipped).Scan(files);
        var seconds = watch.Elapsed.TotalSeconds;
        var bytes = result.Summary.Files.Sum(file => file.Bytes);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{seconds:F2} s, {bytes / seconds / 1e6:F0} MB/s, {result.Summary.Lines} lines, {result.Summary.Unparsed} unparsed, {result.Summary.Addresses} addresses, "
            + $"{result.Visitors.Count} visitors ({result.Summary.Hostile} hostile), {Environment.WorkingSet >> 20} MB working set, {GC.GetTotalAllocatedBytes() >> 20} MB allocated"));
        return 0;
    default:
        Console.Error.WriteLine("make FILE MEGABYTES [SEED] | scan FILE...");
        return 64;
}

static void MakeLog(string file, string megabytes, string[] rest)
{
    using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
    var seed = rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 1;
    new LogMaker(seed).Write(stream, long.Parse(megabytes, CultureInfo.InvariantCulture) << 20);
}
