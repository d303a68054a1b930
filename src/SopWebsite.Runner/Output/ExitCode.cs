namespace SopWebsite.Runner.Output;

/// <summary>What the runner tells the program that started it.</summary>
internal enum ExitCode
{
    Fine = 0,
    Findings = 1,
    Failure = 2,

    /// <summary>EX_USAGE of sysexits.h.</summary>
    Usage = 64,
}
