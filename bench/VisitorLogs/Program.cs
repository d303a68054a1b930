using System.Diagnostics;
using System.Globalization;
using SopWebsite.Adapters;
using SopWebsite.Bench.VisitorLogs;
using SopWebsite.Visitors;

// make FILE MEGABYTES [SEED]   writes a combined log like a court's, with known attacks in it
// make-other FILE MEGABYTES [SEED]   one of another make, on which nothing was tuned
// pairs FILE                   writes the table of byte pairs that the scanner's sieve goes by
// flood THREADS ADDRESSES      scans a log of so many addresses, which is made meanwhile
// scan THREADS FILE...         scans it once, in this process, and prints what it took
switch (args)
{
    case ["make" or "make-other", var file, var size, .. var rest]:
        MakeLog(file, size, rest, other: args[0] == "make-other");
        return 0;
    case ["pairs", var file]:
        PairTable.Write(file);
        return 0;
    case ["scan" or "flood", var threads, .. var files] when files.Length > 0:
        var before = Environment.WorkingSet;
        var watch = Stopwatch.StartNew();
        var options = new VisitorScanOptions { Threads = int.Parse(threads, CultureInfo.InvariantCulture) };
        var scanner = new VisitorScanner(new AdapterSet(AppContext.BaseDirectory).VisitorRules.Shipped, options);
        var result = args[0] == "flood"
            ? scanner.Scan([LogSource.OfStream("flood", () => new FloodStream(int.Parse(files[0], CultureInfo.InvariantCulture)))])
            : scanner.Scan(files);
        var seconds = watch.Elapsed.TotalSeconds;
        var bytes = result.Summary.Files.Sum(file => file.Bytes);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{seconds:F2} s, {bytes / seconds / 1e6:F0} MB/s, {result.Summary.Lines} lines, {result.Summary.Unparsed} unparsed, {result.Summary.Addresses} addresses, {result.Summary.DemotedAddresses} given up, "
            + $"{result.Visitors.Count} visitors ({result.Summary.Hostile} hostile), {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB at most, "
            + $"{(Process.GetCurrentProcess().PeakWorkingSet64 - before) >> 20} MB of them for the scan, {GC.GetTotalAllocatedBytes() >> 20} MB allocated"));
        return 0;
    default:
        Console.Error.WriteLine("make FILE MEGABYTES [SEED] | make-other FILE MEGABYTES [SEED] | pairs FILE | flood THREADS ADDRESSES | scan THREADS FILE...");
        return 64;
}

static void MakeLog(string file, string megabytes, string[] rest, bool other)
{
    using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
    var seed = rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 1;
    var bytes = long.Parse(megabytes, CultureInfo.InvariantCulture) << 20;
    if (other) new OtherLogMaker(seed).Write(stream, bytes);
    else new LogMaker(seed).Write(stream, bytes);
}
