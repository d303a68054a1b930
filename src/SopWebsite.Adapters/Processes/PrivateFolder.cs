using System.Text;
using SopWebsite.Files;
using SopWebsite.Secrets;

namespace SopWebsite.Adapters.Processes;

/// <summary>A folder for the files that another program is told of, which nobody but the owner can look into, gone with the session.</summary>
internal sealed class PrivateFolder : IDisposable
{
    public string Path { get; } = TemporaryName.NewFolder("session");

    /// <summary>Writes a file for the owner alone.</summary>
    public string Write(string name, string text, bool isProgram = false)
    {
        var path = System.IO.Path.Combine(Path, name);
        using (var stream = OwnerOnlyFile.Create(path))
        {
            var bytes = new UTF8Encoding(false).GetBytes(text);
            stream.Write(bytes, 0, bytes.Length);
        }
#if NET8_0_OR_GREATER
        if (isProgram && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#endif
        return path;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another program still has a file open; there is no secret in any.
        }
    }
}
