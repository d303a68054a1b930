namespace SopWebsite.Visitors.Blocking;

/// <summary>A block list: what it holds, what it leaves out, how it was checked and how it is put to use. Nothing puts it to use by itself.</summary>
public sealed record VisitorBlockList
{
    /// <summary>The program it is for.</summary>
    public BlockListFormat Format { get; init; }

    /// <summary>The site; null for a list of no registered one.</summary>
    public string? Site { get; init; }

    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>False where nothing was written, as under -WhatIf.</summary>
    public bool IsWritten { get; init; }

    /// <summary>The SHA-256 of the file; null where nothing was written.</summary>
    public string? Sha256 { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What it holds.</summary>
    public VisitorBlock[] Entries { get; init; } = [];

    /// <summary>How many were not on the list before.</summary>
    public int Added { get; init; }

    /// <summary>Who is left out, and why.</summary>
    public UnblockedVisitor[] LeftOut { get; init; } = [];

    /// <summary>How the program itself took the file.</summary>
    public required BlockListCheck Check { get; init; }

    /// <summary>The commands that an administrator of the server runs to use it, and remarks (lines that begin with #).</summary>
    public string[] Apply { get; init; } = [];
}
