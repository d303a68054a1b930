using System.CommandLine;
using System.Globalization;
using SopWebsite.Languages;
using SopWebsite.Runner.Output;
using SopWebsite.Visitors;

namespace SopWebsite.Runner.Commands;

/// <summary><c>sopweb scan LOG...</c>: the suspicious visitors of access logs; nothing is registered.</summary>
internal static class ScanCommand
{
    public static Command Create()
    {
        var logs = new Argument<string[]>("log")
        {
            Description = "Access logs, .gz and .zip too, read as one history; - for the standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = new Option<string>("--format")
        {
            Description = "The logs' format: a name, or a format string of GoAccess, Apache or nginx. Without it their first lines tell.",
            DefaultValueFactory = _ => VisitorLogFormats.Auto,
        };
        var json = SharedOptions.Json();
        var language = SharedOptions.Language();
        var command = new Command("scan", "Finds suspicious visitors in access logs.") { logs, format, json, language };
        command.SetAction((parsed, stop) => Task.FromResult((int)Scan(
            parsed.GetValue(logs)!, parsed.GetValue(format)!, parsed.GetValue(json), parsed.LanguageOf(language), stop)));
        return command;
    }

    private static ExitCode Scan(string[] logs, string format, bool asJson, Language language, CancellationToken stop)
    {
        var result = new VisitorScanner(SharedOptions.Adapters().VisitorRules.Shipped, new VisitorScanOptions { LogFormat = format })
            .Scan(logs.Select(log => log == "-" ? LogSource.OfStandardInput() : LogSource.OfFile(log)).ToList(), stop);
        var lines = asJson ? new JsonLines(language) : null;
        foreach (var visitor in result.Visitors)
        {
            if (lines is not null) lines.Write(visitor);
            else Console.Out.WriteLine(Line(visitor, language));
        }
        foreach (var fault in result.Faults) Console.Error.WriteLine($"sopweb: {fault.Id}: {fault.Phrase.In(language)}");
        if (result.Summary.Unparsed > 0)
            Console.Error.WriteLine("sopweb: " + new Phrase(
                $"{result.Summary.Unparsed} of {result.Summary.Lines} lines are in no known form.",
                $"{result.Summary.Unparsed} dari {result.Summary.Lines} baris tidak dikenali bentuknya.").In(language));
        return result.Faults.Count > 0 ? ExitCode.Failure : result.Visitors.Count > 0 ? ExitCode.Findings : ExitCode.Fine;
    }

    private static string Line(SuspiciousVisitor visitor, Language language) => string.Format(
        CultureInfo.InvariantCulture, "{0,-10} {1,-39} {2,3} {3}",
        visitor.Verdict, visitor.Address, visitor.Score,
        string.Join("; ", visitor.Reasons.Select(reason => $"{reason.Why.In(language)} ({reason.Count}x)")));
}
