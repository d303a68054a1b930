namespace SopWebsite.Backups.Media.Discs;

/// <summary>Makes disc images with a program of this machine.</summary>
public interface IDiscImager
{
    /// <summary>The program that images are made with.</summary>
    /// <param name="command">The one that is asked for; null for the first that is installed: xorriso, oscdimg on Windows, genisoimage,
    /// mkisofs.</param>
    /// <exception cref="Errors.SopException"><c>SopDiscToolNotFound</c>.</exception>
    string Find(string? command);

    /// <summary>Makes an image.</summary>
    /// <exception cref="Errors.SopException"><c>SopDiscImageFailed</c>: the program could not be started, or refused.</exception>
    void Make(DiscImageRequest request, CancellationToken cancellation);
}

/// <summary>An image to be made.</summary>
public sealed record DiscImageRequest
{
    /// <summary>The program, as <see cref="IDiscImager.Find"/> gave it.</summary>
    public required string Program { get; init; }

    /// <summary>The volume's label.</summary>
    public required string Label { get; init; }

    /// <summary>The image file; it is not there yet.</summary>
    public required string Image { get; init; }

    /// <summary>What goes into it.</summary>
    public required IReadOnlyList<DiscEntry> Entries { get; init; }

    /// <summary>An empty folder for programs that take a folder and nothing else.</summary>
    public required string Scratch { get; init; }
}

/// <summary>A file of an image.</summary>
/// <param name="Path">Its path in the image, with forward slashes.</param>
/// <param name="Source">The file that it is made of.</param>
public sealed record DiscEntry(string Path, string Source);
