using System.Globalization;
using System.Text.Json;
using SopWebsite.Files;

namespace SopWebsite.Backups.Transport;

/// <summary>
/// Where a mirror is on this machine: <c>files/</c> with whole files only, <c>incoming/</c> with what is on its way, and <c>mirror.json</c>,
/// which says since when the mirror is whole, if it is. Nobody but the owner may look in: a site's settings hold passwords.
/// </summary>
internal sealed class MirrorFolder : IDisposable
{
    private const string StateName = "mirror.json";
    private const string FormatName = "sopwebsite-mirror";

    private readonly FileStream _lock;

    private MirrorFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    public string Files => FilesOf(Path);

    private string Incoming => System.IO.Path.Combine(Path, "incoming");

    public static string FilesOf(string mirror) => System.IO.Path.Combine(mirror, "files");

    /// <summary>Makes the folder or takes the one that is there, for this run alone.</summary>
    public static MirrorFolder Take(string path)
    {
        var isNew = !Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any();
        if (!isNew && !File.Exists(System.IO.Path.Combine(path, StateName))) throw TransportFaults.MirrorForeign(path);
        MakePrivate(path);
        FileStream held;
        try
        {
            held = new FileStream(System.IO.Path.Combine(path, "mirror.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (!isNew)
        {
            throw TransportFaults.MirrorBusy(path);
        }
        var folder = new MirrorFolder(path, held);
        if (isNew) folder.Note(new MirrorState { Format = FormatName, Source = "" });
        Directory.CreateDirectory(folder.Files);
        Directory.CreateDirectory(folder.Incoming);
        return folder;
    }

    /// <summary>What the mirror says of itself; null where it says nothing that can be read.</summary>
    public static MirrorState? StateOf(string path)
    {
        try
        {
            var state = JsonSerializer.Deserialize<MirrorState>(File.ReadAllText(System.IO.Path.Combine(path, StateName)));
            return state?.Format == FormatName ? state : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>From now on the mirror is not whole, whatever happens, until <see cref="Complete"/>.</summary>
    public void Begin(string source) => Note(new MirrorState { Format = FormatName, Source = source });

    /// <summary>The mirror is whole.</summary>
    public void Complete(string source, DateTimeOffset at)
    {
        foreach (var left in Directory.EnumerateFiles(Incoming)) File.Delete(left);
        UnixFile.FlushFolder(Files);
        Note(new MirrorState { Format = FormatName, Source = source, CompletedAt = at });
    }

    /// <summary>Where a file waits until it is whole. Named by path, size and time: another version never goes on where this one stopped.</summary>
    public string PartOf(RemoteEntry entry) => System.IO.Path.Combine(
        Incoming,
        Sha256Hex.OfText(
            string.Join(
                "\n", entry.Path, entry.Bytes.ToString(CultureInfo.InvariantCulture), entry.Modified.Ticks.ToString(CultureInfo.InvariantCulture)))
            .Substring(0, 40));

    /// <summary>Where a path of the server is in the mirror. Windows gets the names it forbids in escaped form.</summary>
    public string PlaceOf(string path) => System.IO.Path.Combine(Files, LocalName(path).Replace('/', System.IO.Path.DirectorySeparatorChar));

    public static string LocalName(string path) => System.IO.Path.DirectorySeparatorChar == '\\' ? PortablePath.Escape(path).Path : path;

    public void Dispose() => _lock.Dispose();

    private void Note(MirrorState state) =>
        AtomicFile.Write(System.IO.Path.Combine(Path, StateName), stream => JsonSerializer.Serialize(stream, state));

    private static void MakePrivate(string path)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows() && !Directory.Exists(path))
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
#endif
        Directory.CreateDirectory(path);
    }
}

/// <summary>What <c>mirror.json</c> says.</summary>
internal sealed record MirrorState
{
    public required string Format { get; init; }

    /// <summary>The address that it mirrors.</summary>
    public required string Source { get; init; }

    /// <summary>When it was last whole, UTC; null while a run is under way or after one that did not end.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}
