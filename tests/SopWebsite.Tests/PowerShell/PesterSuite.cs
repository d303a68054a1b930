using System.Diagnostics;
using System.Xml.Linq;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.PowerShell;

/// <summary>The Pester suite on the packaged module, in a real PowerShell where one is installed.</summary>
public sealed class PesterSuite : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void EveryPesterTestPasses()
    {
        var shell = OnPath("pwsh");
        Skip.If(shell is null, "PowerShell 7 (pwsh) is not on the PATH.");
        var (_, found) = Run(shell!, "-Command", "@(Get-Module -ListAvailable Pester | Where-Object Version -ge '5.0').Count");
        Skip.If(found.Trim() == "0", "Pester 5 or later is not installed.");

        // The package is made of what this test run was built with, so no build runs within the test run.
        var (code, output) = Run(shell!, "-File", Repository.Path("build.ps1"), "-Task", "Test", "-NoBuild",
            "-Configuration", Repository.Configuration, "-Output", _folder["out"]);

        var results = Path.Combine(_folder["out"], "pester.xml");
        Assert.True(File.Exists(results), output);
        var cases = XDocument.Load(results).Descendants("test-case").ToList();
        Directory.CreateDirectory(Repository.Path("out"));
        File.Copy(results, Repository.Path("out", "pester.xml"), overwrite: true);
        Assert.NotEmpty(cases);
        Assert.Empty(cases.Where(one => (string?)one.Attribute("result") is "Failure" or "Error").Select(one => (string?)one.Attribute("name")));
        Assert.True(code == 0, output);
    }

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, program + ".exe") }).FirstOrDefault(File.Exists);

    private (int Code, string Output) Run(string shell, params string[] arguments)
    {
        var start = new ProcessStartInfo(shell, ["-NoProfile", "-NonInteractive", .. arguments])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["LANG"] = start.Environment["LC_ALL"] = "en_US.UTF-8";
        start.Environment["NO_COLOR"] = "1";
        start.Environment.Remove("SOPWEBSITE_REGISTER");
        start.Environment.Remove("SOPWEBSITE_COURT");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException("PowerShell did not end within " + Patience);
        }
        return (process.ExitCode, output.Result + errors.Result);
    }
}
