using SopWebsite.Errors;
using SopWebsite.Files;
using SopWebsite.Languages;

namespace SopWebsite.Procedures;

/// <summary>Takes evidence from files.</summary>
internal static class EvidenceTaker
{
    public static SopEvidence[] Take(IEnumerable<string> paths) => [.. paths.Select(Take)];

    private static SopEvidence Take(string path)
    {
        try
        {
            var file = new FileInfo(path);
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 81920);
            return new SopEvidence(file.Name, stream.Length, Sha256Hex.OfStream(stream), file.FullName);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SopException(
                "SopEvidenceUnreadable", SopErrorKind.ReadFailure,
                new Phrase($"The evidence '{path}' cannot be read: {failure.Message} Nothing was recorded; name a file that can be read.",
                    $"Eviden '{path}' tidak dapat dibaca: {failure.Message} Belum ada yang dicatat; sebutkan berkas yang dapat dibaca."),
                path, failure);
        }
    }
}
