using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Media.Discs;

/// <summary>The failures of making disc images, each with its id.</summary>
public static class DiscFaults
{
    /// <summary>No program that makes images is installed.</summary>
    public static SopException ToolNotFound(string? command) => new(
        "SopDiscToolNotFound", SopErrorKind.NotInstalled,
        command is null
            ? new Phrase("No program that makes disc images was found. Install xorriso (Linux: apt install xorriso), or oscdimg of the Windows ADK.",
                "Program pembuat image cakram tidak ditemukan. Pasang xorriso (Linux: apt install xorriso), atau oscdimg dari Windows ADK.")
            : new Phrase($"The program '{command}' was not found.", $"Program '{command}' tidak ditemukan."),
        command);

    /// <summary>The program refused.</summary>
    public static SopException Failed(string program, string said, Exception? inner = null) => new(
        "SopDiscImageFailed", SopErrorKind.WriteFailure,
        new Phrase($"'{program}' could not make the disc image: {said}", $"'{program}' gagal membuat image cakram: {said}"), program, inner);

    internal static SopException TooSmall(long bytes) => new(
        "SopDiscSizeInvalid", SopErrorKind.InvalidArgument,
        new Phrase($"A disc of {bytes} bytes is too small: 8 MB is the least.", $"Cakram {bytes} byte terlalu kecil: paling sedikit 8 MB."), bytes);

    internal static SopException TooLarge(string image, long bytes, long most) => new(
        "SopDiscImageTooLarge", SopErrorKind.InvalidData,
        new Phrase($"The image '{image}' has {bytes} bytes and does not fit on a disc of {most}. Nothing was kept.",
            $"Image '{image}' berukuran {bytes} byte dan tidak muat di cakram {most} byte. Tidak ada yang disimpan."),
        image);

    internal static SopException NotAsWritten(string image, string file) => new(
        "SopDiscImageNotAsWritten", SopErrorKind.SecurityFailure,
        new Phrase($"'{file}' read back from the image '{image}' is not what was put into it. The images were not kept.",
            $"'{file}' setelah dibaca ulang dari image '{image}' tidak sama dengan aslinya. Image tidak disimpan."),
        file);
}
