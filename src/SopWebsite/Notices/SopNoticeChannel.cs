namespace SopWebsite.Notices;

/// <summary>By what means a channel delivers.</summary>
public enum NoticeChannelKind
{
    /// <summary>E-mail over SMTP (RFC 5321).</summary>
    Smtp,

    /// <summary>A Telegram bot.</summary>
    Telegram,

    /// <summary>A JSON document posted to an address.</summary>
    Webhook,
}

/// <summary>How the way to a mail server is kept private.</summary>
public enum NoticeEncryption
{
    /// <summary>The conversation begins in the clear and must turn to TLS before anything is said (RFC 3207); usually port 587.</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314); usually port 465.</summary>
    Tls,

    /// <summary>None: only for a server that needs no password, or on this machine.</summary>
    None,
}

/// <summary>A way by which notices go out. Secrets are never here, only references to them.</summary>
public sealed record SopNoticeChannel
{
    /// <summary>The name that rules use.</summary>
    public required string Name { get; init; }

    /// <summary>By what means.</summary>
    public required NoticeChannelKind Kind { get; init; }

    /// <summary>The mail server's host.</summary>
    public string? Server { get; init; }

    /// <summary>The mail server's port; null for the usual one of the encryption.</summary>
    public int? Port { get; init; }

    /// <summary>How the way to the mail server is kept private.</summary>
    public NoticeEncryption Encryption { get; init; }

    /// <summary>The address that mail comes from.</summary>
    public string? From { get; init; }

    /// <summary>The account at the mail server; null where it asks for none.</summary>
    public string? UserName { get; init; }

    /// <summary>Where the account's password or the bot's token is: <c>env:NAME</c> or <c>file:/path</c>.</summary>
    public string? Secret { get; init; }

    /// <summary>
    /// The address that is posted to: a webhook's (or a reference to where it is, since many such addresses are secrets themselves), or
    /// another server of the bot interface than Telegram's own.
    /// </summary>
    public string? Uri { get; init; }

    /// <summary>The JSON that a webhook is sent, with places to fill in; null for the usual one. See <see cref="NoticeTemplate"/>.</summary>
    public string? Template { get; init; }

    /// <summary>Headers that a webhook is sent.</summary>
    public NoticeHeader[] Headers { get; init; } = [];

    /// <summary>
    /// SHA-256 of the server's certificate, 64 hex digits: this one is trusted, whoever issued it, and no other. Null where the
    /// machine's own authorities decide.
    /// </summary>
    public string? CertificateSha256 { get; init; }

    /// <summary>Where it goes to, in one line without secrets.</summary>
    public string Target => Kind switch
    {
        NoticeChannelKind.Smtp => FormattableString.Invariant($"{Server}:{EffectivePort}"),
        NoticeChannelKind.Telegram => Uri ?? "api.telegram.org",
        _ => Uri is { } uri && System.Uri.TryCreate(uri, UriKind.Absolute, out var address) && !Secrets.SecretReference.IsReference(uri)
            ? address.GetLeftPart(UriPartial.Authority)
            : Uri ?? "",
    };

    /// <summary>The port in use.</summary>
    public int EffectivePort => Port ?? Encryption switch
    {
        NoticeEncryption.StartTls => 587,
        NoticeEncryption.Tls => 465,
        _ => 25,
    };

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}

/// <summary>A header whose value is a secret.</summary>
/// <param name="Name">The header's name.</param>
/// <param name="Secret">Where its value is: <c>env:NAME</c> or <c>file:/path</c>.</param>
public sealed record NoticeHeader(string Name, string Secret)
{
    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => $"{Name}: {Secret}";
}
