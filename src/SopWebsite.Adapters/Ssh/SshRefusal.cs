namespace SopWebsite.Adapters.Ssh;

/// <summary>Why the OpenSSH client gave up, as far as its words tell.</summary>
internal enum SshRefusal
{
    /// <summary>Something else.</summary>
    Other,

    /// <summary>The host shows a key that is not a known one.</summary>
    HostKey,

    /// <summary>The account is not let in.</summary>
    Login,

    /// <summary>The host does not offer what was asked for, such as SFTP.</summary>
    Subsystem,
}

/// <summary>Reads the words of the OpenSSH client, which speaks no language but English.</summary>
internal static class SshRefusals
{
    private static readonly (SshRefusal Refusal, string[] Words)[] Known =
    [
        (SshRefusal.HostKey, ["Host key verification failed", "no matching host key", "HOST IDENTIFICATION HAS CHANGED", "host key is known"]),
        (SshRefusal.Login, ["Permission denied", "Too many authentication failures", "incorrect passphrase", "bad permissions"]),
        (SshRefusal.Subsystem, ["subsystem request failed"]),
    ];

    /// <summary>What its words mean.</summary>
    public static SshRefusal Of(string said) =>
        Array.Find(Known, known => Array.Exists(known.Words, words => said.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0)).Refusal;
}
