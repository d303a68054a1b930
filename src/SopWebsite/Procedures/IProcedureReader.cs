namespace SopWebsite.Procedures;

/// <summary>Reads procedures from files.</summary>
public interface IProcedureReader
{
    /// <summary>Reads one file. What can be read but contradicts itself is read; <see cref="ProcedureLinter"/> speaks of it.</summary>
    /// <exception cref="Errors.SopException"><c>SopProcedureInvalid</c>: the message names file, line and what was expected;
    /// <c>SopFileUnreadable</c>.</exception>
    SopProcedureFile Read(string path);
}

/// <summary>A procedure and where its parts stand in its file.</summary>
public sealed record SopProcedureFile
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>What it says.</summary>
    public required SopProcedure Procedure { get; init; }

    /// <summary>The line of the chain.</summary>
    public int ChainLine { get; init; }

    /// <summary>The line of the printed total.</summary>
    public int TotalLine { get; init; }

    /// <summary>The lines of the activities, in order.</summary>
    public IReadOnlyList<int> ActivityLines { get; init; } = [];
}
