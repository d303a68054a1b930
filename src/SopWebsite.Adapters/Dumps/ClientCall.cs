namespace SopWebsite.Adapters.Dumps;

/// <summary>A database client program that is there.</summary>
/// <param name="Path">How it is started, where it is.</param>
/// <param name="Version">Its own name and version.</param>
internal sealed record ClientProgram(string Path, string Version)
{
    public bool IsMariaDb => Version.IndexOf("MariaDB", StringComparison.OrdinalIgnoreCase) >= 0;
}

/// <summary>One run of a database client program, wherever that is.</summary>
internal sealed record ClientCall
{
    /// <summary>The program.</summary>
    public required ClientProgram Program { get; init; }

    /// <summary>Its arguments; nothing secret.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The text of an option file that it reads before everything else; null for none.</summary>
    public string? Options { get; init; }

    /// <summary>The password, which it is to find in the variable PGPASSWORD; null for none.</summary>
    public string? Password { get; init; }

    /// <summary>Variables of its environment; nothing secret.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Variables { get; init; } = [];

    /// <summary>Writes its input; null for none.</summary>
    public Action<Stream>? Input { get; init; }

    /// <summary>Takes its output; null to pass it over.</summary>
    public Action<byte[], int>? Output { get; init; }
}
