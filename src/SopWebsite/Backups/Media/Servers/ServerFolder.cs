using SopWebsite.Backups.Transport;

namespace SopWebsite.Backups.Media.Servers;

/// <summary>What lies at the place on a server where a set is to be.</summary>
internal sealed class ServerFolder(string working, IReadOnlyList<RemoteEntry> entries)
{
    /// <summary>Nothing yet.</summary>
    public static ServerFolder None { get; } = new("", []);

    /// <summary>True when the set is there under its own name.</summary>
    public bool IsCopied { get; init; }

    /// <summary>True for what lies directly or deeper in a folder.</summary>
    public static bool IsIn(RemoteEntry entry, string folder) => entry.Path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>What an interrupted run left of a file; null for nothing that another could go on behind.</summary>
    public RemoteEntry? PartOf(CopyFile file) =>
        entries.FirstOrDefault(entry => entry.Path == working + "/" + file.Name && entry.Kind == RemoteKind.File && entry.Bytes <= file.Bytes);

    /// <summary>What else lies in the working folder, what is inside of others first: it would become a part of the copy.</summary>
    public IEnumerable<RemoteEntry> Others(IReadOnlyList<CopyFile> files) =>
        entries.Where(entry => IsIn(entry, working) && !files.Any(file => PartOf(file)?.Path == entry.Path)).Reverse();
}
