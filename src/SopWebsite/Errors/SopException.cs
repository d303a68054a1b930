using SopWebsite.Languages;

namespace SopWebsite.Errors;

/// <summary>
/// A failure that the user can act on: a stable id, a message that says what, why and what to do, and the offending value.
/// The PowerShell layer turns it into an error record, the runner into a line on standard error.
/// </summary>
public sealed class SopException : Exception
{
    /// <summary>Creates the failure.</summary>
    /// <param name="id">Stable identifier, PascalCase, beginning with <c>Sop</c>.</param>
    /// <param name="kind">What kind of failure it is.</param>
    /// <param name="phrase">What happened, why, and what to do.</param>
    /// <param name="offender">The value that caused it.</param>
    /// <param name="inner">The failure underneath, if any.</param>
    public SopException(string id, SopErrorKind kind, Phrase phrase, object? offender = null, Exception? inner = null)
        : base(phrase.ToString(), inner)
    {
        Id = id;
        Kind = kind;
        Phrase = phrase;
        Offender = offender;
    }

    /// <summary>Stable identifier, such as <c>SopSiteNotFound</c>.</summary>
    public string Id { get; }

    /// <summary>What kind of failure it is.</summary>
    public SopErrorKind Kind { get; }

    /// <summary>The message in both languages.</summary>
    public Phrase Phrase { get; }

    /// <summary>The value that caused the failure.</summary>
    public object? Offender { get; }
}

/// <summary>The kinds of failure; each maps to one PowerShell error category.</summary>
public enum SopErrorKind
{
    /// <summary>The named thing is not there.</summary>
    NotFound,

    /// <summary>The thing is there already.</summary>
    AlreadyExists,

    /// <summary>An argument cannot be used.</summary>
    InvalidArgument,

    /// <summary>Data from a file, a page or a server is not what it must be.</summary>
    InvalidData,

    /// <summary>The state of things does not allow this now.</summary>
    InvalidOperation,

    /// <summary>A file, folder or device could not be read.</summary>
    ReadFailure,

    /// <summary>A file, folder or device could not be written.</summary>
    WriteFailure,

    /// <summary>A server could not be reached.</summary>
    ConnectionFailure,

    /// <summary>A check of integrity or safety failed.</summary>
    SecurityFailure,

    /// <summary>A tool that must be installed is missing.</summary>
    NotInstalled,

    /// <summary>Someone else is at it.</summary>
    Busy,
}
