namespace SopWebsite.Backups.Transport;

/// <summary>What it takes to open a session. Its text form hides the secret.</summary>
public sealed record RemoteAccess
{
    /// <summary>The server and the folder there.</summary>
    public required RemoteAddress Address { get; init; }

    /// <summary>The account; null for the one of the address, else the program's own choice.</summary>
    public string? UserName { get; init; }

    /// <summary>The account's password or, with <see cref="IdentityFile"/>, the passphrase of the key; null for none.</summary>
    public string? Password { get; init; }

    /// <summary>The private key's file; null to log in by password, or by the keys that an agent holds.</summary>
    public string? IdentityFile { get; init; }

    /// <summary>The keys or certificates that the server may show.</summary>
    public IReadOnlyList<HostKeyPin> Pins { get; init; } = [];

    /// <summary>How fast all sessions together may go; null for as fast as it goes.</summary>
    public TransferRate? Rate { get; init; }

    /// <summary>Sessions that share <see cref="Rate"/>: a program that limits itself gets its part.</summary>
    public int Sessions { get; init; } = 1;

    /// <summary>WinSCPnet.dll or the folder that holds it; null for the usual places.</summary>
    public string? WinScpPath { get; init; }

    /// <summary>The cmdlet that changes what is registered of it, for messages.</summary>
    public string Settings { get; init; } = "Set-SopSite";

    /// <summary>The account that logs in; null where none is named.</summary>
    public string? User => UserName ?? Address.User;

    /// <inheritdoc/>
    public override string ToString() => $"RemoteAccess {{ {Address} }}";
}
