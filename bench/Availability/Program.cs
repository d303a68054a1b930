using System.Diagnostics;
using System.Globalization;
using SopWebsite.Adapters;
using SopWebsite.Bench.Availability;
using SopWebsite.Calendars;
using SopWebsite.Monitoring;

// serve FOLDER COUNT               serves so many virtual hosts until its input ends; writes targets.txt and authority.pem
// check FILE LIMIT SECONDS DATA PASSES    checks the addresses of a file so many times, in this process, and prints what the last pass
//                                         found and the milliseconds it took; DATA is the folder of patterns/
switch (args)
{
    case ["serve", var folder, var count]:
        using (var hosts = new VirtualHosts(int.Parse(count, CultureInfo.InvariantCulture)))
        {
            hosts.Write(folder);
            Console.WriteLine("ready");
            await Console.In.ReadToEndAsync().ConfigureAwait(false);
        }
        return 0;
    case ["check", var file, var limit, var seconds, var data, var passes]:
        var check = new AvailabilityCheck(SystemClock.Instance, new InterfaceProbe()) { ParkedPages = new AdapterSet(data).ParkedPages };
        var options = new AvailabilityOptions { Timeout = TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)) };
        var found = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var pass = 1; pass <= int.Parse(passes, CultureInfo.InvariantCulture); pass++)
        {
            found.Clear();
            var watch = Stopwatch.StartNew();
            var first = 0L;
            await check.CheckAllAsync(
                File.ReadLines(file).Select(line => AvailabilityTarget.Of(new Uri(line))), options, int.Parse(limit, CultureInfo.InvariantCulture),
                result =>
                {
                    if (first == 0) first = watch.ElapsedMilliseconds;
                    var kind = $"{result.State} {result.Failure}";
                    found[kind] = found.GetValueOrDefault(kind) + 1;
                    return Task.CompletedTask;
                },
                CancellationToken.None).ConfigureAwait(false);
            Console.WriteLine($"pass {pass}: first result after {first} ms, all after {watch.ElapsedMilliseconds} ms");
        }
        foreach (var (kind, number) in found) Console.WriteLine($"{kind}: {number}");
        return 0;
    default:
        Console.Error.WriteLine("serve FOLDER COUNT | check FILE LIMIT SECONDS DATA PASSES");
        return 2;
}
