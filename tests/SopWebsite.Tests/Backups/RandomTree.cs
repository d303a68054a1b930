namespace SopWebsite.Tests.Backups;

/// <summary>Trees as the web grows them: many small files, some large, empty folders, old dates, rights of all kinds.</summary>
internal static class RandomTree
{
    public const string Letters = "abcdefgh-_ .0123é图😀%";

    public static void Grow(string root, int seed, string letters = Letters)
    {
        var random = new Random(seed);
        var folders = new List<string> { root };
        for (var i = 0; i < 25; i++)
            folders.Add(Directory.CreateDirectory(Path.Combine(folders[random.Next(folders.Count)], Name(random, letters))).FullName);
        foreach (var _ in Enumerable.Range(0, 80)) Plant(random, folders[random.Next(folders.Count)], letters);
        foreach (var folder in Enumerable.Reverse(folders.Skip(1).Distinct(StringComparer.Ordinal).OrderBy(path => path.Length)))
        {
            Directory.SetLastWriteTimeUtc(folder, Time(random));
            File.SetUnixFileMode(folder, (UnixFileMode)(0x1C0 | random.Next(0x40)));
        }
    }

    private static void Plant(Random random, string folder, string letters)
    {
        var path = Path.Combine(folder, Name(random, letters));
        if (Path.Exists(path)) return;
        var content = new byte[random.Next(10) switch { 0 => 0, 1 => random.Next(400_000), 2 => 128 * 1024, _ => random.Next(5000) }];
        if (random.Next(2) == 0) random.NextBytes(content);
        File.WriteAllBytes(path, content);
        File.SetLastWriteTimeUtc(path, Time(random));
        File.SetUnixFileMode(path, (UnixFileMode)(0x100 | random.Next(0x1FF)));
    }

    private static string Name(Random random, string letters)
    {
        var runes = letters.EnumerateRunes().ToArray();
        return "n" + string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => runes[random.Next(runes.Length)].ToString()));
    }

    private static DateTime Time(Random random) =>
        new DateTime(1971, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(random.NextInt64(TimeSpan.FromDays(365 * 60).Ticks));
}
