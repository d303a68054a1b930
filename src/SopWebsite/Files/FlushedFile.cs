namespace SopWebsite.Files;

/// <summary>A new file that is on the disk, not only on its way there, once it is closed: it can be renamed over another.</summary>
internal sealed class FlushedFile(string path) : FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920)
{
    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        try
        {
            if (disposing && CanWrite) Flush(flushToDisk: true);
        }
        finally
        {
            base.Dispose(disposing);
        }
    }
}
