using System.Diagnostics;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Runner;

/// <summary>Starts the runner as a user's shell would.</summary>
internal static class Sopweb
{
    private static readonly string Assembly =
        Path.Combine(Repository.Root, "src", "SopWebsite.Runner", "bin", Repository.Configuration, "net8.0", "sopweb.dll");

    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment["DOTNET_ROLL_FORWARD"] = "Major";
        start.Environment.Remove("SOPWEBSITE_REGISTER");
        return Process.Start(start)!;
    }

    public static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
