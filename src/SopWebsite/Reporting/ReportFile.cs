using SopWebsite.Errors;
using SopWebsite.Files;
using SopWebsite.Languages;

namespace SopWebsite.Reporting;

/// <summary>Writes the files that officials open, whole or not at all, and says why one could not be written.</summary>
public static class ReportFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="overwrite">True replaces a file that is there.</param>
    /// <param name="write">Writes its content.</param>
    /// <exception cref="SopException"><c>SopFileExists</c>, <c>SopFileNotWritten</c>.</exception>
    public static void Write(string path, bool overwrite, Action<Stream> write)
    {
        if (!overwrite && File.Exists(path)) throw AlreadyThere(path);
        try
        {
            AtomicFile.Write(path, write);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SopException(
                "SopFileNotWritten", SopErrorKind.WriteFailure,
                new Phrase(
                    $"The file '{path}' cannot be written: {failure.Message.TrimEnd('.')}. Is it open in Excel or Word, is the folder "
                    + "there, is the disk full?",
                    $"Berkas '{path}' tidak dapat ditulis: {failure.Message.TrimEnd('.')}. Apakah sedang dibuka di Excel atau Word, apakah "
                    + "foldernya ada, "
                    + "apakah disk penuh?"),
                path, failure);
        }
    }

    /// <summary>The refusal to write over a file.</summary>
    public static SopException AlreadyThere(string path) => new(
        "SopFileExists", SopErrorKind.AlreadyExists,
        new Phrase($"The file '{path}' is there already. Choose another name, or replace it with -Force.",
            $"Berkas '{path}' sudah ada. Pilih nama lain, atau ganti dengan -Force."),
        path);
}
