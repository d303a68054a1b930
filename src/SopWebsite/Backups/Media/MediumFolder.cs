namespace SopWebsite.Backups.Media;

/// <summary>
/// A folder that is made on a medium under a working name and gets its own when it is whole. A second copy to the same place at the same
/// time is refused; what a killed one left is cleared away.
/// </summary>
internal sealed class MediumFolder : IDisposable
{
    private const string LockName = ".copying";
    private readonly string _final;
    private FileStream? _lock;

    private MediumFolder(string final, string working, FileStream held) => (_final, Working, _lock) = (final, working, held);

    /// <summary>The folder while it is made.</summary>
    public string Working { get; }

    /// <summary>The bytes that a killed copy to this folder left behind, and that the next one takes away first.</summary>
    public static long LeftoverBytes(string final)
    {
        var working = WorkingOf(final);
        return Directory.Exists(working) ? new DirectoryInfo(working).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) : 0;
    }

    /// <summary>Begins a folder.</summary>
    /// <exception cref="Errors.SopException"><c>SopCopyBusy</c>.</exception>
    public static MediumFolder Begin(string final)
    {
        var working = WorkingOf(final);
        Directory.CreateDirectory(Path.GetDirectoryName(final)!);
        MakePrivate(working);
        FileStream held;
        try
        {
            // The system frees it with the process, however that ends.
            held = new FileStream(Path.Combine(working, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException failure) when (!DiskSpace.IsFull(failure) && File.Exists(Path.Combine(working, LockName)))
        {
            throw MediaFaults.Busy(final);
        }
        try
        {
            foreach (var file in Directory.GetFiles(working).Where(file => Path.GetFileName(file) != LockName)) File.Delete(file);
            foreach (var folder in Directory.GetDirectories(working)) Directory.Delete(folder, recursive: true);
        }
        catch
        {
            held.Dispose();
            throw;
        }
        return new MediumFolder(final, working, held);
    }

    /// <summary>Gives the folder its name.</summary>
    public void Finish()
    {
        Unlock();
        File.Delete(Path.Combine(Working, LockName));
        UnixFile.FlushFolder(Working);
        Directory.Move(Working, _final);
        UnixFile.FlushFolder(Path.GetDirectoryName(_final)!);
    }

    /// <summary>Takes away what is not finished.</summary>
    public void Discard()
    {
        Unlock();
        try
        {
            if (Directory.Exists(Working)) Directory.Delete(Working, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It stays as what it is: a leftover, known by its name.
        }
    }

    public void Dispose() => Unlock();

    private static string WorkingOf(string final) => Path.Combine(Path.GetDirectoryName(final)!, BackupSet.PartialPrefix + Path.GetFileName(final));

    private void Unlock()
    {
        _lock?.Dispose();
        _lock = null;
    }

    private static void MakePrivate(string folder)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
#endif
        Directory.CreateDirectory(folder);
    }
}
