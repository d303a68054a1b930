namespace SopWebsite.Sites;

/// <summary>
/// How the public's access to a system is switched off and on again: a program each, with its arguments, run as they are and without a shell.
/// Each must be harmless when what it does is done already.
/// </summary>
public sealed record SiteAccessSwitch
{
    /// <summary>The program that switches access off, and its arguments.</summary>
    public required string[] Off { get; init; }

    /// <summary>The program that switches access on, and its arguments.</summary>
    public required string[] On { get; init; }
}
