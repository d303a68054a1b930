using System.CommandLine;
using System.Text;
using SopWebsite.Errors;
using SopWebsite.Runner.Commands;
using SopWebsite.Runner.Output;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var root = new RootCommand("Runs the SOPs of a court's website. Exit code: 0 fine, 1 findings, 2 failure, 64 wrong usage.")
{
    DemoCommand.Create(),
    RunCommand.Create(),
    CheckCommand.Create(),
    ScanCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors) Console.Error.WriteLine("sopweb: " + error.Message);
    Console.Error.WriteLine("sopweb --help shows how it is used.");
    return (int)ExitCode.Usage;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
}
catch (SopException failure)
{
    Console.Error.WriteLine($"sopweb: {failure.Id}: {failure.Message}");
    return (int)ExitCode.Failure;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("sopweb: stopped.");
    return (int)ExitCode.Failure;
}
catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine("sopweb: " + failure.Message);
    return (int)ExitCode.Failure;
}
