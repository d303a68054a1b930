using System.Management.Automation;
using SopWebsite.Errors;
using SopWebsite.PowerShell.Errors;
using SopWebsite.Reporting;

namespace SopWebsite.PowerShell.Abstractions;

/// <summary>Where a file goes that a cmdlet is to write.</summary>
public static class TargetFile
{
    /// <summary>The full path of what a user gave, there or not.</summary>
    /// <exception cref="SopException"><c>SopPathNotFileSystem</c>.</exception>
    public static string Resolve(PSCmdlet cmdlet, string given)
    {
        var path = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(given, out var provider, out _);
        return provider.Name == "FileSystem" ? path : throw ErrorRecords.NotFileSystem(given);
    }

    /// <summary>Refuses a file that is there, unless it may be replaced.</summary>
    /// <exception cref="SopException"><c>SopFileExists</c>.</exception>
    public static void Check(string path, bool force)
    {
        if (!force && File.Exists(path)) throw ReportFile.AlreadyThere(path);
    }
}
