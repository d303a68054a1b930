using System.Text;
using SopWebsite.Errors;
using SopWebsite.Files;
using SopWebsite.Languages;

namespace SopWebsite.Evidence;

/// <summary>
/// Keeps files as evidence, named by the SHA-256 of their content: the same content is kept once, and nothing kept is ever written over.
/// On Linux and macOS only the owner may read them; on Windows they have the rights of the folder that they are in.
/// Safe to use from several threads and processes at once.
/// </summary>
/// <param name="folder">Where they are kept; made with the first.</param>
public sealed class EvidenceStore(string folder)
{
    /// <summary>The most that one file may hold, in bytes.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>The most that the folder may hold, in bytes.</summary>
    public const long DefaultCapacity = 4L * 1024 * 1024 * 1024;

    /// <summary>Where they are kept, absolute.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>The most that the folder may hold, in bytes.</summary>
    public long Capacity { get; init; } = DefaultCapacity;

    /// <summary>Keeps a text, as UTF-8.</summary>
    /// <param name="text">The text.</param>
    /// <param name="extension">What the file's name ends with, such as <c>.html</c>.</param>
    /// <exception cref="SopException">As <see cref="Keep(byte[], string)"/>.</exception>
    public KeptEvidence Keep(string text, string extension) => Keep(Encoding.UTF8.GetBytes(text), extension);

    /// <summary>Keeps bytes.</summary>
    /// <param name="content">The bytes, as they came.</param>
    /// <param name="extension">
    /// What the file's name ends with: a dot and up to eight letters or digits. It says how to look at the file, and never makes one that a
    /// system would run of content from outside: name <c>.txt</c> for scripts.
    /// </param>
    /// <exception cref="SopException">
    /// <c>SopEvidenceTooLarge</c>: more than <see cref="MostBytes"/>; <c>SopEvidenceFull</c>: the folder would pass its capacity;
    /// <c>SopEvidenceUnwritable</c>: it cannot be written.
    /// </exception>
    public KeptEvidence Keep(byte[] content, string extension)
    {
        if (!IsExtension(extension)) throw new ArgumentException("A dot and up to eight letters or digits.", nameof(extension));
        if (content.Length > MostBytes) throw TooLarge(content.Length);
        var digest = Sha256Hex.OfBytes(content);
        var path = Path.Combine(Folder, digest.Substring(0, 2), digest + extension);
        try
        {
            if (!IsWhole(path, digest, content.Length))
            {
                if (SizeOf(Folder) + content.Length > Capacity) throw Full();
                MakeFolder(Folder);
                MakeFolder(Path.GetDirectoryName(path)!);
                AtomicFile.Write(path, stream => stream.Write(content, 0, content.Length));
                Close(path);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SopException(
                "SopEvidenceUnwritable", SopErrorKind.WriteFailure,
                new Phrase(
                    $"Evidence cannot be kept in '{Folder}': {failure.Message}", $"Eviden tidak dapat disimpan di '{Folder}': {failure.Message}"),
                path, failure);
        }
        return new KeptEvidence(path, digest, content.Length);
    }

    /// <summary>True when the file is there and still what was kept.</summary>
    public static bool IsIntact(KeptEvidence kept)
    {
        try
        {
            return IsWhole(kept.Path, kept.Sha256, kept.Size);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsWhole(string path, string digest, long size)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Length == size && Sha256Hex.OfFile(path) == digest;
    }

    private static bool IsExtension(string text) => text.Length is >= 2 and <= 9 && text[0] == '.'
        && text.Skip(1).All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9'));

    private static long SizeOf(string folder) => !Directory.Exists(folder)
        ? 0
        : new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    private static void MakeFolder(string path)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
#endif
        Directory.CreateDirectory(path);
    }

    private static void Close(string path)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
#else
        _ = path;
#endif
    }

    private static SopException TooLarge(long size) => new(
        "SopEvidenceTooLarge", SopErrorKind.InvalidData,
        new Phrase($"Evidence of {size} bytes is not kept: at most {MostBytes} bytes a file.",
            $"Eviden sebesar {size} bita tidak disimpan: paling besar {MostBytes} bita tiap berkas."),
        size);

    private SopException Full() => new(
        "SopEvidenceFull", SopErrorKind.WriteFailure,
        new Phrase($"The evidence in '{Folder}' has reached {Capacity / 1024 / 1024} MB. Move older files elsewhere, then try again.",
            $"Eviden di '{Folder}' telah mencapai {Capacity / 1024 / 1024} MB. Pindahkan berkas lama ke tempat lain, lalu coba lagi."),
        Folder);
}
