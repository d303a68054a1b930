using System.CommandLine;
using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.OwnLine;
using SopWebsite.Probing;
using SopWebsite.Runner.Output;

namespace SopWebsite.Runner.Commands;

/// <summary><c>sopweb check URI...</c>: one look at each address; nothing is registered.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var addresses = new Argument<Uri[]>("uri")
        {
            Description = "Web addresses; without a scheme https is meant.",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = result => [.. result.Tokens.Select(token => Read(token.Value, result.AddError))],
        };
        var seconds = new Option<int>("--timeout") { Description = "Seconds for each address.", DefaultValueFactory = _ => 15 };
        seconds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 3600) result.AddError("--timeout takes 1 to 3600 seconds.");
        });
        var text = new Option<string?>("--expect-text") { Description = "A text that the page must contain." };
        var json = SharedOptions.Json();
        var language = SharedOptions.Language();
        var command = new Command("check", "Checks whether sites answer.") { addresses, seconds, text, json, language };
        command.SetAction(async (parsed, stop) =>
        {
            var tongue = parsed.LanguageOf(language);
            var lines = parsed.GetValue(json) ? new JsonLines(tongue) : null;
            var options = new AvailabilityOptions { Timeout = TimeSpan.FromSeconds(parsed.GetValue(seconds)), ExpectText = parsed.GetValue(text) };
            var network = new InterfaceProbe();
            var check = new AvailabilityCheck(SystemClock.Instance, network)
            {
                OwnLine = new OwnLineWatch(network, new OwnLineSettings()),
                ParkedPages = SharedOptions.Adapters().ParkedPages,
            };
            var worst = ExitCode.Fine;
            foreach (var uri in parsed.GetValue(addresses)!)
            {
                var result = await check.CheckAsync(AvailabilityTarget.Of(uri), options, stop).ConfigureAwait(false);
                if (result.State != AvailabilityState.Up) worst = ExitCode.Findings;
                if (lines is not null) lines.Write(result);
                else Console.Out.WriteLine(Line(result, tongue));
            }
            return (int)worst;
        });
        return command;
    }

    private static string Line(SiteAvailability result, Language language) => string.Format(
        CultureInfo.InvariantCulture, "{0,-8} {1} ({2:0} ms) {3}",
        result.State, result.Uri, result.TotalTime?.TotalMilliseconds, result.Reason.In(language));

    private static Uri Read(string text, Action<string> refuse)
    {
        var address = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return uri!;
        refuse($"'{text}' is not a web address.");
        return new Uri("about:blank");
    }
}
