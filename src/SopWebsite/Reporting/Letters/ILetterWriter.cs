namespace SopWebsite.Reporting.Letters;

/// <summary>Draws letters in one file format. The same letter gives the same bytes, on every machine and in every culture.</summary>
public interface ILetterWriter
{
    /// <summary>The extension of its files, such as <c>.docx</c>.</summary>
    string Extension { get; }

    /// <summary>Writes the letter to a stream.</summary>
    void Write(Letter letter, Stream stream);
}
