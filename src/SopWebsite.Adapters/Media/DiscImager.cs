using System.ComponentModel;
using System.Runtime.InteropServices;
using SopWebsite.Adapters.Processes;
using SopWebsite.Backups.Media.Discs;

namespace SopWebsite.Adapters.Media;

/// <summary>Makes disc images with xorriso, oscdimg, genisoimage or mkisofs.</summary>
internal sealed class DiscImager : IDiscImager
{
    private const int KeptErrors = 4 * 1024;

    private static readonly string[] Names = ["xorriso", "oscdimg", "genisoimage", "mkisofs"];

    /// <summary>Where the Windows ADK puts oscdimg, which is not on the PATH.</summary>
    private static readonly string[] KitFolders = ["amd64", "arm64", "x86"];

    public string Find(string? command)
    {
        if (command is not null) return ProgramPath.Find(command) ?? throw DiscFaults.ToolNotFound(command);
        return Names.Select(name => ProgramPath.Find(name) ?? (name == "oscdimg" ? InKit() : null)).FirstOrDefault(path => path is not null)
            ?? throw DiscFaults.ToolNotFound(command: null);
    }

    public void Make(DiscImageRequest request, CancellationToken cancellation)
    {
        var name = Path.GetFileNameWithoutExtension(request.Program);
        var arguments = name.StartsWith("oscdimg", StringComparison.OrdinalIgnoreCase) ? OfFolder(request) : OfList(request, name);
        cancellation.ThrowIfCancellationRequested();
        var (exit, said) = Run(request.Program, arguments, cancellation);
        if (exit != 0 || !File.Exists(request.Image))
            throw DiscFaults.Failed(name, said.Length > 0 ? said : FormattableString.Invariant($"exit code {exit}"));
    }

    /// <summary>
    /// The family of mkisofs: files are put in from where they lie. Rock Ridge names for Unix, Joliet names for Windows; the two that can add a
    /// UDF order over the same files.
    /// </summary>
    internal static IReadOnlyList<string> OfList(DiscImageRequest request, string name)
    {
        var isXorriso = name.StartsWith("xorriso", StringComparison.OrdinalIgnoreCase);
        List<string> arguments = isXorriso ? ["-as", "mkisofs"] : ["-udf"];
        arguments.AddRange(["-quiet", "-r", "-J", "-joliet-long", "-iso-level", "3", "-V", request.Label, "-o", request.Image, "-graft-points"]);
        arguments.AddRange(request.Entries.Select(entry => Escaped(entry.Path) + "=" + Escaped(entry.Source)));
        return arguments;
    }

    /// <summary>
    /// oscdimg takes one folder, so the files are brought together there: as hard links they would need no room, but not every disk has
    /// those.
    /// </summary>
    private static IReadOnlyList<string> OfFolder(DiscImageRequest request)
    {
        foreach (var entry in request.Entries)
        {
            var path = Path.Combine(request.Scratch, entry.Path.Replace('/', Path.DirectorySeparatorChar));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(entry.Source, path);
        }
        return ["-j1", "-m", "-l" + request.Label, request.Scratch, request.Image];
    }

    /// <summary>In a graft point a backslash and an equals sign are marked by a backslash.</summary>
    private static string Escaped(string path) => path.Replace("\\", "\\\\").Replace("=", "\\=");

    private static (int Exit, string Said) Run(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        try
        {
            using var process = ChildProcess.Start(program, arguments, _ => { });
            using var stop = cancellation.Register(() => ChildProcess.Kill(process));
            process.StandardInput.Close();
            var output = ChildProcess.ReadAsync(process.StandardOutput, KeptErrors);
            var errors = ChildProcess.ReadAsync(process.StandardError, KeptErrors).GetAwaiter().GetResult();
            var said = output.GetAwaiter().GetResult();
            process.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            return (process.ExitCode, errors.Length > 0 ? errors : said);
        }
        catch (Win32Exception failure)
        {
            throw DiscFaults.Failed(program, failure.Message, failure);
        }
    }

    private static string? InKit()
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return null;
        var kit = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "Windows Kits", "10", "Assessment and Deployment Kit",
            "Deployment Tools");
        return KitFolders.Select(folder => Path.Combine(kit, folder, "Oscdimg", "oscdimg.exe")).FirstOrDefault(File.Exists);
    }
}
