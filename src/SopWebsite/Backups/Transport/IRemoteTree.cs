namespace SopWebsite.Backups.Transport;

/// <summary>
/// A session with a server (or a folder of this machine), opened on one folder there. Paths are below that folder, with forward slashes; an
/// empty path is the folder itself. Failures are <see cref="Errors.SopException"/> with the ids of <see cref="TransportFaults"/>: after
/// <c>SopConnectionLost</c> the session is of no more use and another one is opened.
/// </summary>
public interface IRemoteTree : IDisposable
{
    /// <summary>What is spoken, and through which program, for lists and logs.</summary>
    string Transport { get; }

    /// <summary>How many threads may use the session at once; 1 where its requests have to wait for one another.</summary>
    int Lanes { get; }

    /// <summary>Lists everything below the folder; a folder comes before what is in it. Links are listed, never followed.</summary>
    /// <param name="skipped">Told of what cannot be listed.</param>
    /// <param name="enter">False for folders that are not to be looked into; null for all.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Errors.SopException"><c>SopRemoteRootNotFound</c>, <c>SopConnectionLost</c>, <c>SopRemoteFault</c>.</exception>
    IEnumerable<RemoteEntry> List(ICollection<SkippedFile> skipped, Func<RemoteEntry, bool>? enter, CancellationToken cancellation);

    /// <summary>What is at a path, a link as a link; null when nothing is there.</summary>
    RemoteEntry? Find(string path, CancellationToken cancellation);

    /// <summary>Reads a file into a local one, from an offset on; what the local file has beyond the offset is overwritten.</summary>
    /// <param name="entry">The file, as it was listed.</param>
    /// <param name="file">The local file; made if it is not there.</param>
    /// <param name="offset">Bytes that the local file has already.</param>
    /// <param name="received">Told of bytes as they arrive.</param>
    /// <param name="cancellation">Stops it; what has arrived stays in the local file.</param>
    /// <returns>The file as the server has it after the last byte, to see whether it changed meanwhile; null where the transport cannot
    /// say.</returns>
    /// <exception cref="Errors.SopException">
    /// <c>SopRemoteNotFound</c>, <c>SopRemoteUnreadable</c>, <c>SopConnectionLost</c>, <c>SopRemoteFault</c>.
    /// </exception>
    RemoteEntry? Read(RemoteEntry entry, string file, long offset, IProgress<long>? received, CancellationToken cancellation);

    /// <summary>Reads a whole file into a stream.</summary>
    /// <param name="entry">The file, as it was listed.</param>
    /// <param name="to">Takes its bytes in order; what it throws comes as it is.</param>
    /// <param name="received">Told of bytes as they arrive.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Errors.SopException">
    /// <c>SopRemoteNotFound</c>, <c>SopRemoteUnreadable</c>, <c>SopConnectionLost</c>, <c>SopRemoteFault</c>; <c>SopReadBackNoRoom</c> where the
    /// transport needs a file of this machine in between.
    /// </exception>
    void Read(RemoteEntry entry, Stream to, IProgress<long>? received, CancellationToken cancellation);

    /// <summary>
    /// Sends a local file straight to a path, behind what the server has of it already. A cut connection leaves what had arrived there, and
    /// another session goes on behind it.
    /// </summary>
    /// <param name="file">The local file.</param>
    /// <param name="path">Where to; its folder must be there.</param>
    /// <param name="offset">Bytes that the server has of it, no more and no fewer; with 0 what is there is overwritten.</param>
    /// <param name="mode">The permission bits; null for the server's choice. A server that cannot set them keeps its own.</param>
    /// <param name="sent">Told of bytes as the server confirms them, or at the end where the transport cannot say before.</param>
    /// <param name="cancellation">Stops it; what has arrived stays on the server.</param>
    /// <exception cref="Errors.SopException"><c>SopRemoteUnwritable</c>, <c>SopConnectionLost</c>.</exception>
    void Send(string file, string path, long offset, int? mode, IProgress<long>? sent, CancellationToken cancellation);

    /// <summary>How many bytes the account may still write in the folder; null where the transport or the server does not say.</summary>
    long? Free(CancellationToken cancellation);

    /// <summary>
    /// Writes a local file under a working name and puts it in the place of what is at the path, so that a cut connection leaves the old one or
    /// the new one.
    /// </summary>
    /// <param name="file">The local file.</param>
    /// <param name="path">Where to; its folder must be there.</param>
    /// <param name="mode">The permission bits; null for the server's choice.</param>
    /// <param name="modified">The time of its last change, UTC; null for now. A server that cannot set it keeps its own.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Errors.SopException"><c>SopRemoteUnwritable</c>, <c>SopConnectionLost</c>.</exception>
    void Write(string file, string path, int? mode, DateTime? modified, CancellationToken cancellation);

    /// <summary>Makes a folder, and those above it; one that is there already is fine.</summary>
    void MakeFolder(string path, CancellationToken cancellation);

    /// <summary>Makes a symbolic link; false where the transport or the server has none.</summary>
    bool MakeLink(string path, string target, CancellationToken cancellation);

    /// <summary>Gives something another name, in the place of a file that has it.</summary>
    void Rename(string from, string to, CancellationToken cancellation);

    /// <summary>Removes a file, a link or an empty folder; what is gone already is fine.</summary>
    /// <exception cref="Errors.SopException"><c>SopRemoteUnwritable</c>: not allowed, or the folder is not empty.</exception>
    void Delete(RemoteEntry entry, CancellationToken cancellation);
}
