namespace SopWebsite.Monitoring.Baseline;

/// <summary>A file or link of a baseline: what it was, and what tells without reading it that it still is.</summary>
/// <param name="Path">Below the document root, forward slashes.</param>
/// <param name="IsLink">True for a link; then <paramref name="Sha256"/> is that of where it leads, as written in it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedAt">Last change of content, UTC. Anyone who may write the file can set it.</param>
/// <param name="ChangedAt">Last change of content or rights (ctime), UTC, which nobody can set; null where the system does not say.</param>
/// <param name="Inode">The file's number in its file system; null where unknown.</param>
/// <param name="Mode">The permission bits; null where the system has none.</param>
/// <param name="Sha256">64 lower-case hex digits.</param>
public sealed record BaselineFile(
    string Path, bool IsLink, long Size, DateTime ModifiedAt, DateTime? ChangedAt, ulong? Inode, int? Mode, string Sha256);
