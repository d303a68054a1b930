namespace SopWebsite.PowerShell.Abstractions;

/// <summary>The names of the parameter sets that choose between <c>-Path</c> and <c>-LiteralPath</c>.</summary>
public static class PathSets
{
    /// <summary>Wildcards are expanded.</summary>
    public const string Path = "Path";

    /// <summary>The text is taken as it is.</summary>
    public const string LiteralPath = "LiteralPath";
}
