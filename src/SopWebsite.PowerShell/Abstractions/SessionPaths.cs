using System.Management.Automation;
using SopWebsite.PowerShell.Errors;

namespace SopWebsite.PowerShell.Abstractions;

/// <summary>Turns what a user gave as <c>-Path</c> or <c>-LiteralPath</c> into files; a bad one becomes an error, the others go on.</summary>
public static class SessionPaths
{
    private const string FileSystem = "FileSystem";

    /// <summary>The files and folders that the given paths name, in order. Nothing is opened.</summary>
    /// <param name="cmdlet">The cmdlet that asks, for its session and its error stream.</param>
    /// <param name="paths">What the user gave.</param>
    /// <param name="literal">True for <c>-LiteralPath</c>.</param>
    public static IReadOnlyList<string> Existing(PSCmdlet cmdlet, IEnumerable<string> paths, bool literal)
    {
        var found = new List<string>();
        foreach (var path in paths)
        {
            try
            {
                if (literal)
                {
                    var file = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
                    if (provider.Name != FileSystem) cmdlet.WriteError(ErrorRecords.PathNotFileSystem(path));
                    else if (!File.Exists(file) && !Directory.Exists(file)) cmdlet.WriteError(ErrorRecords.PathNotFound(path));
                    else found.Add(file);
                }
                else
                {
                    var files = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
                    if (provider.Name != FileSystem) cmdlet.WriteError(ErrorRecords.PathNotFileSystem(path));
                    else if (files.Count == 0) cmdlet.WriteError(ErrorRecords.PathNotFound(path));
                    else found.AddRange(files);
                }
            }
            catch (Exception failure) when (
                failure is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
            {
                cmdlet.WriteError(ErrorRecords.PathNotFound(path, failure));
            }
        }
        return found;
    }
}
