using System.CommandLine;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Runner.Demo;
using SopWebsite.Runner.Output;

namespace SopWebsite.Runner.Commands;

/// <summary><c>sopweb demo</c>: the main job on a sample court site, from the first check to the month's workbook.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var output = new Option<string?>("--out") { Description = "A folder that is not there yet or empty; else one among the temporary files." };
        var language = SharedOptions.Language();
        var command = new Command("demo", "Runs the main job on a sample court site.") { output, language };
        command.SetAction(async (parsed, stop) =>
        {
            var folder = FolderFor(parsed.GetValue(output));
            var account = new Account(Console.Out, parsed.LanguageOf(language));
            using var court = SampleCourt.Found(folder);
            await new DemoStory(court, SharedOptions.Adapters(), account).TellAsync(stop).ConfigureAwait(false);
            return (int)ExitCode.Fine;
        });
        return command;
    }

    private static string FolderFor(string? given)
    {
        if (given is null) return Directory.CreateTempSubdirectory("sopwebsite-demo-").FullName;
        var folder = Path.GetFullPath(given);
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new SopException(
                "SopDemoFolderNotEmpty", SopErrorKind.AlreadyExists,
                new Phrase($"'{folder}' is not empty. The demo makes a register and backups of its own: name a new folder.",
                    $"'{folder}' tidak kosong. Demo membuat register dan backup sendiri: pilih folder baru."),
                folder);
        return Directory.CreateDirectory(folder).FullName;
    }
}
