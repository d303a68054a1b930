using System.Globalization;
using System.IO.Compression;
using System.Text;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors.Following;

namespace SopWebsite.Tests.Visitors.Following;

/// <summary>
/// A real folder of logs to which things happen, and beside it the account of what every file must hold: the oracle. Each line has a number
/// at its end, so that a piece of a line is none.
/// </summary>
internal sealed class LogYard : IDisposable
{
    public const string Live = "access.log";

    private readonly TemporaryFolder _folder = new();
    private readonly List<YardFile> _files = [];
    private readonly NumberedFollower _follower;
    private readonly HashSet<YardFile> _lostUnheard = [];
    private YardFile _writer;
    private int _next;

    public LogYard()
    {
        _writer = New(Live);
        _follower = new NumberedFollower(() => Directory.GetFiles(_folder.Path, Live + "*"));
    }

    /// <summary>Gaps that were told.</summary>
    public IReadOnlyList<LogGap> Gaps => _follower.Gaps;

    /// <summary>Whether rotation dropped a log for there were too many.</summary>
    public bool HasDropped { get; private set; }

    public void Dispose() => _folder.Dispose();

    public void Append(int lines)
    {
        var text = new StringBuilder();
        for (var n = 0; n < lines; n++)
        {
            var number = _next++;
            var line = Text(number);
            // The rest of a line that was begun, where one was.
            text.Append(_writer.Part is { } begun ? Text(begun)[Begun(begun)..] : line);
            if (_writer.Part is { } done) (_writer.Part, number) = (null, done);
            _writer.Lines.Add(number);
        }
        File.AppendAllText(At(_writer), text.ToString());
    }

    public void AppendPart()
    {
        if (_writer.Part is not null) return;
        _writer.Part = _next++;
        File.AppendAllText(At(_writer), Text(_writer.Part.Value)[..Begun(_writer.Part.Value)]);
    }

    /// <summary>As logrotate does: the oldest goes, the others move up, the log becomes the first; the server may still write to it.</summary>
    public void Rename()
    {
        MoveUp();
        if (Of(Live) is { } live) Move(live, $"{Live}.1");
    }

    public void Reopen()
    {
        if (Of(Live) is null) _writer = New(Live);
    }

    /// <summary>The first half of copytruncate.</summary>
    public void Copy()
    {
        if (Of(Live) is not { } live) return;
        MoveUp();
        File.Copy(At(live), At($"{Live}.1"));
        _files.Add(new YardFile { Name = $"{Live}.1", Lines = [.. live.Lines] });
    }

    public void Truncate()
    {
        if (Of(Live) is not { } live) return;
        using (var file = new FileStream(At(live), FileMode.Open, FileAccess.Write)) file.SetLength(0);
        Lose(live);
        _files.Remove(live);
        _files.Add(_writer = new YardFile { Name = Live });
    }

    public void Delete(string name)
    {
        if (Of(name) is not { } file) return;
        File.Delete(At(file));
        Lose(file);
        _files.Remove(file);
        if (file == _writer) _writer = New(Live);
    }

    public void DeleteOldest()
    {
        if (_files.Where(file => file.Name != Live).OrderByDescending(file => file.Name, StringComparer.Ordinal).FirstOrDefault() is { } oldest)
            Delete(oldest.Name);
    }

    /// <summary>Packs a rotated log; <paramref name="midway"/> happens while only a part is packed, and again before the log is removed.</summary>
    public void Pack(Action midway)
    {
        var plain = _files.Where(file => file != _writer && file.Name != Live && !file.Name.EndsWith(".gz", StringComparison.Ordinal))
            .OrderByDescending(file => file.Name, StringComparer.Ordinal).FirstOrDefault();
        if (plain is null || Of(plain.Name + ".gz") is not null) return;
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(File.ReadAllBytes(At(plain)));
        var bytes = packed.ToArray();
        using (var file = new FileStream(At(plain.Name + ".gz"), FileMode.CreateNew))
        {
            file.Write(bytes, 0, bytes.Length / 2);
            file.Flush();
            midway();
            file.Write(bytes, bytes.Length / 2, bytes.Length - (bytes.Length / 2));
        }
        midway();
        File.Delete(At(plain));
        plain.Name += ".gz";
    }

    /// <summary>A pass; one that is killed before it stores what it found leaves no trace.</summary>
    public void Pass(bool killed = false, TimeSpan? later = null)
    {
        // A server that writes on to a rotated log for ever is told to stop at some time.
        if (_writer.Name != Live && _writer.PassesSinceMove++ > 0) Reopen();
        var gaps = _follower.Pass(killed, later);
        if (killed) return;
        // A loss is told by the first pass after it.
        Assert.True(_lostUnheard.Count == 0 || gaps.Count > 0, "lines were lost and no gap was told");
        _lostUnheard.Clear();
        foreach (var file in _files) file.WasRead |= file.Lines.Exists(_follower.Counted.Contains);
    }

    /// <summary>Everything that is still there has been counted, once.</summary>
    public void AssertComplete() => _follower.AssertCounted(_files.SelectMany(file => file.Lines));

    private void Lose(YardFile file)
    {
        var elsewhere = _files.Where(other => other != file).SelectMany(other => other.Lines).ToHashSet();
        if (file.Lines.TrueForAll(number => _follower.Counted.Contains(number) || elsewhere.Contains(number))) return;
        // Of a file of which no line was ever read no pass can know that there were any; nor what was written after it was copied away.
        var isCopied = _files.Exists(
            other => other != file && other.Lines.Count > 0 && file.Lines.Take(other.Lines.Count).SequenceEqual(other.Lines));
        if (file.WasRead && !isCopied) _lostUnheard.Add(file);
    }

    private void MoveUp()
    {
        foreach (var end in new[] { "", ".gz" })
        {
            HasDropped |= Of($"{Live}.4{end}") is not null;
            Delete($"{Live}.4{end}");
        }
        for (var n = 3; n > 0; n--)
            foreach (var end in new[] { "", ".gz" })
                if (Of($"{Live}.{n}{end}") is { } file) Move(file, $"{Live}.{n + 1}{end}");
    }

    private YardFile New(string name)
    {
        var file = new YardFile { Name = name };
        File.WriteAllText(At(file), "");
        _files.Add(file);
        return file;
    }

    private void Move(YardFile file, string name)
    {
        File.Move(At(file), At(name));
        file.Name = name;
    }

    private YardFile? Of(string name) => _files.Find(file => file.Name == name);

    private string At(YardFile file) => At(file.Name);

    private string At(string name) => _folder[name];

    private static int Begun(int number) => (number * 7 % 40) + 5;

    private static string Text(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:x8} {new string((char)('a' + (number % 26)), 40 + (number * 31 % 300))} n={number};\n");

    private sealed class YardFile
    {
        public required string Name { get; set; }

        public List<int> Lines { get; init; } = [];

        public int? Part { get; set; }

        public int PassesSinceMove { get; set; }

        public bool WasRead { get; set; }
    }
}
