using SopWebsite.Languages;

namespace SopWebsite.Procedures;

/// <summary>How bad a finding is.</summary>
public enum SopFindingSeverity
{
    /// <summary>The document contradicts itself or leaves something open; it can be run.</summary>
    Warning,

    /// <summary>It cannot be run as it is, and is not imported.</summary>
    Error,
}

/// <summary>Something that the linter found in a procedure.</summary>
public sealed record SopProcedureFinding
{
    /// <summary>Stable identifier, such as <c>SopConversionWrong</c>.</summary>
    public required string Id { get; init; }

    /// <summary>How bad it is.</summary>
    public required SopFindingSeverity Severity { get; init; }

    /// <summary>The procedure's code.</summary>
    public required string Procedure { get; init; }

    /// <summary>The activity's number; null when it is about the whole.</summary>
    public int? Activity { get; init; }

    /// <summary>What was found and what was expected.</summary>
    public required Phrase Message { get; init; }

    /// <summary>The file; null for a procedure that is not read from one.</summary>
    public string? Path { get; init; }

    /// <summary>The line in the file.</summary>
    public int? Line { get; init; }
}
