using System.Collections;
using System.Globalization;
using System.Management.Automation;
using SopWebsite.Notices;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Notices;

/// <summary>Makes a way by which notices go out, or changes the one of its name.</summary>
[Cmdlet(VerbsCommon.Set, "SopNoticeChannel", SupportsShouldProcess = true, DefaultParameterSetName = SmtpSet)]
[OutputType(typeof(SopNoticeChannel))]
public sealed class SetSopNoticeChannelCommand : RegisterCommandBase
{
    private const string SmtpSet = "Smtp";
    private const string TelegramSet = "Telegram";
    private const string WebhookSet = "Webhook";

    /// <summary>The channel's name.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(NoticeChannelCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>Mail over SMTP.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SmtpSet)]
    public SwitchParameter Smtp { get; set; }

    /// <summary>A Telegram bot.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TelegramSet)]
    public SwitchParameter Telegram { get; set; }

    /// <summary>A JSON document posted to an address.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WebhookSet)]
    public SwitchParameter Webhook { get; set; }

    /// <summary>The mail server's host, as its certificate names it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SmtpSet)]
    [ValidateNotNullOrEmpty]
    public string? Server { get; set; }

    /// <summary>The mail server's port; without, 587 for StartTls, 465 for Tls, 25 for None.</summary>
    [Parameter(ParameterSetName = SmtpSet)]
    [ValidateRange(1, 65535)]
    public int Port { get; set; }

    /// <summary>The address that mail comes from.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SmtpSet)]
    [ValidateNotNullOrEmpty]
    public string? From { get; set; }

    /// <summary>StartTls (as without it), Tls from the first byte, or None: without a password only, or to this machine.</summary>
    [Parameter(ParameterSetName = SmtpSet)]
    public NoticeEncryption Encryption { get; set; }

    /// <summary>The account at the mail server.</summary>
    [Parameter(ParameterSetName = SmtpSet)]
    [ValidateNotNullOrEmpty]
    public string? UserName { get; set; }

    /// <summary>Where the account's password is, env:NAME or file:path; never the password itself.</summary>
    [Parameter(ParameterSetName = SmtpSet)]
    [ValidateNotNullOrEmpty]
    public string? Secret { get; set; }

    /// <summary>Where the bot's token is, env:NAME or file:path; never the token itself.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TelegramSet)]
    [ValidateNotNullOrEmpty]
    public string? Token { get; set; }

    /// <summary>Another server of the bot interface than Telegram's own.</summary>
    [Parameter(ParameterSetName = TelegramSet)]
    [ValidateNotNullOrEmpty]
    public string? ApiUri { get; set; }

    /// <summary>The address to post to; env:NAME or file:path where the address is a secret itself.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WebhookSet)]
    [ValidateNotNullOrEmpty]
    public string? Uri { get; set; }

    /// <summary>The JSON to post, or the path of a file with it; places such as subject and text, each in double braces, are filled in.</summary>
    [Parameter(ParameterSetName = WebhookSet)]
    [ValidateNotNullOrEmpty]
    public string? Template { get; set; }

    /// <summary>Headers to send: a table of names and, for each, where its value is (env:NAME or file:path).</summary>
    [Parameter(ParameterSetName = WebhookSet)]
    public Hashtable? Header { get; set; }

    /// <summary>SHA-256 of the server's certificate, 64 hex digits: this one is trusted, whoever issued it, and no other.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificateSha256 { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var channel = new SopNoticeChannel
        {
            Name = Name,
            Kind = ParameterSetName switch
            {
                TelegramSet => NoticeChannelKind.Telegram,
                WebhookSet => NoticeChannelKind.Webhook,
                _ => NoticeChannelKind.Smtp,
            },
            Server = Server,
            Port = Port == 0 ? null : Port,
            From = From,
            Encryption = Encryption,
            UserName = UserName,
            Secret = Token ?? Secret,
            Uri = Uri ?? ApiUri,
            Template = TemplateText(),
            Headers = Header is null ? [] : [.. Header.Cast<DictionaryEntry>().Select(pair => new NoticeHeader(Text(pair.Key), Text(pair.Value)))],
            CertificateSha256 = CertificateSha256?.Replace(":", "").ToLowerInvariant(),
        };
        SopNotices.Check(channel);
        if (!ShouldProcess(channel.Name, "Set-SopNoticeChannel")) return;
        Workplace.Notices.Set(channel);
        WriteObject(channel);
    }

    private string? TemplateText()
    {
        var text = Template?.TrimStart() ?? "{";
        return text.Length > 0 && text[0] is '{' or '[' ? Template : File.ReadAllText(Resolve(text));
    }

    private static string Text(object? value) =>
        Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture) ?? "";
}
