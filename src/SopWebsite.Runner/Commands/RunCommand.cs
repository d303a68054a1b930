using System.CommandLine;
using SopWebsite.Calendars;
using SopWebsite.Composition;
using SopWebsite.Register;
using SopWebsite.Routine;
using SopWebsite.Runner.Output;

namespace SopWebsite.Runner.Commands;

/// <summary><c>sopweb run</c>: one unattended pass over everything that is due.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var location = new Option<string?>("--register")
        {
            Description = $"The register, a file or postgresql://user@host/database; else {RegisterLocation.Variable}, else the one in the "
                + "user's data folder.",
        };
        var force = new Option<bool>("--force") { Description = "Do every step now, due or not." };
        var every = new Option<int?>("--every")
        {
            Description = "Minutes of working time from pass to pass, by which a missed one is told; else the usual ones.",
        };
        every.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 10_000) result.AddError("--every takes 1 to 10000 minutes.");
        });
        var json = SharedOptions.Json();
        var language = SharedOptions.Language();
        var command = new Command("run", "Runs the routine once over every registered site.") { location, force, every, json, language };
        command.SetAction(async (parsed, stop) =>
        {
            var tongue = parsed.LanguageOf(language);
            var lines = parsed.GetValue(json) ? new JsonLines(tongue) : null;
            var adapters = SharedOptions.Adapters();
            using var register = adapters.OpenRegister(RegisterLocation.Resolve(parsed.GetValue(location)));
            if (register.Remark is { } remark) Console.Error.WriteLine(remark.In(tongue));
            var routine = new SopRoutine(new Workplace(register, adapters, SystemClock.Instance), new RoutineOptions
            {
                Force = parsed.GetValue(force),
                Every = parsed.GetValue(every) is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
            });
            var worst = ExitCode.Fine;
            await routine.RunAsync(
                register.Sites.All(),
                result =>
                {
                    worst = Worse(worst, result.State);
                    if (lines is not null) lines.Write(result);
                    else Console.Out.WriteLine(RoutineLine.Of(result, tongue));
                },
                stop).ConfigureAwait(false);
            return (int)worst;
        });
        return command;
    }

    private static ExitCode Worse(ExitCode sofar, RoutineState state)
    {
        var code = state switch
        {
            RoutineState.Failed => ExitCode.Failure,
            RoutineState.Finding => ExitCode.Findings,
            _ => ExitCode.Fine,
        };
        return code > sofar ? code : sofar;
    }
}
