using System.Text.RegularExpressions;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Secrets;

namespace SopWebsite.Notices;

/// <summary>What a channel must be before it is kept: complete, and with no way for a secret to travel in the clear.</summary>
internal static class NoticeChannelRules
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly Regex NameForm = new("^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$", RegexOptions.CultureInvariant, Patience);
    private static readonly Regex HostForm = new(
        @"^([A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[?[0-9A-Fa-f:.]{2,45}\]?)$", RegexOptions.CultureInvariant, Patience);
    private static readonly Regex HeaderForm = new(@"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$", RegexOptions.CultureInvariant, Patience);
    private static readonly Regex PrintForm = new("^[0-9a-f]{64}$", RegexOptions.CultureInvariant, Patience);
    private static readonly string[] OwnHeaders = ["Host", "Content-Length", "Content-Type", "Transfer-Encoding", "Connection", "Idempotency-Key"];

    public static bool IsName(string name) => NameForm.IsMatch(name);

    public static void Check(SopNoticeChannel channel)
    {
        if (!IsName(channel.Name))
            throw Invalid(
                "SopNoticeNameInvalid", channel.Name, "its name has letters, digits, '.', '_' and '-' only",
                "namanya hanya boleh huruf, angka, '.', '_' dan '-'");
        if (channel.Secret is { } secret) SecretReference.Check(secret);
        foreach (var header in channel.Headers) Check(channel, header);
        if (channel.CertificateSha256 is { } print && !PrintForm.IsMatch(print))
            throw Invalid(
                "SopNoticeCertificateInvalid", print, "a certificate is named by its SHA-256, 64 hex digits",
                "sertifikat disebut dengan SHA-256-nya, 64 digit heksadesimal");
        if (channel.Template is { } template) NoticeTemplate.Check(template);
        if (channel.Kind == NoticeChannelKind.Smtp) CheckSmtp(channel);
        else CheckHttp(channel);
    }

    /// <summary>The address that a secret may travel to: over TLS, or on this machine.</summary>
    public static bool IsPrivate(Uri address) => address.Scheme == Uri.UriSchemeHttps || address.IsLoopback;

    private static void CheckSmtp(SopNoticeChannel channel)
    {
        if (string.IsNullOrWhiteSpace(channel.Server) || !HostForm.IsMatch(channel.Server!))
            throw Invalid(
                "SopNoticeServerInvalid", channel.Server, "it needs the mail server's name (-Server)", "nama server surel belum benar (-Server)");
        if (channel.From is null || !NoticeRecipients.IsMail(channel.From))
            throw Invalid(
                "SopNoticeSenderInvalid", channel.From, "it needs an address that mail comes from (-From)", "alamat pengirim belum benar (-From)");
        if (channel.UserName is not null && channel.Secret is null)
            throw Invalid(
                "SopNoticeSecretMissing", channel.UserName, "an account needs the reference to its password (-Secret env:NAME or file:/path)",
                "akun memerlukan rujukan kata sandinya (-Secret env:NAMA atau file:/jalur)");
        if (channel.UserName is not null && channel.Encryption == NoticeEncryption.None && !IsThisMachine(channel.Server!))
            throw Insecure(channel.Server!);
    }

    private static void CheckHttp(SopNoticeChannel channel)
    {
        if (channel.Kind == NoticeChannelKind.Telegram && channel.Secret is null)
            throw Invalid(
                "SopNoticeSecretMissing", channel.Name, "a bot needs the reference to its token (-Token env:NAME or file:/path)",
                "bot memerlukan rujukan tokennya (-Token env:NAMA atau file:/jalur)");
        if (channel.Uri is null)
        {
            if (channel.Kind == NoticeChannelKind.Webhook)
                throw Invalid("SopNoticeUriInvalid", null, "it needs the address to post to (-Uri)", "alamat tujuan belum diisi (-Uri)");
            return;
        }
        if (SecretReference.IsReference(channel.Uri)) return;
        // An address with a password in it is neither kept nor shown.
        if (!Uri.TryCreate(channel.Uri, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            throw Invalid(
                "SopNoticeUriInvalid", null, "the address must begin with https:// or http://, or be a reference env:NAME or file:/path",
                "alamat harus diawali https:// atau http://, atau berupa rujukan env:NAMA atau file:/jalur");
        if (address.UserInfo.Length > 0)
            throw Invalid(
                "SopNoticeSecretInAddress", null,
                "an account in the address would be kept in the open; give the whole address as a reference env:NAME or file:/path",
                "akun di dalam alamat akan tersimpan terbuka; berikan seluruh alamat sebagai rujukan env:NAMA atau file:/jalur");
        if ((channel.Secret is not null || channel.Headers.Length > 0) && !IsPrivate(address)) throw Insecure(address.Host);
    }

    private static void Check(SopNoticeChannel channel, NoticeHeader header)
    {
        if (!HeaderForm.IsMatch(header.Name) || OwnHeaders.Contains(header.Name, StringComparer.OrdinalIgnoreCase))
            throw Invalid(
                "SopNoticeHeaderInvalid", header.Name, $"the header '{NoticeText.Line(header.Name, 64)}' cannot be given",
                $"header '{NoticeText.Line(header.Name, 64)}' tidak dapat dipakai");
        if (channel.Kind != NoticeChannelKind.Webhook)
            throw Invalid("SopNoticeHeaderInvalid", header.Name, "headers are for webhooks", "header hanya untuk webhook");
        SecretReference.Check(header.Secret);
    }

    private static bool IsThisMachine(string host) => host is "localhost" or "127.0.0.1" or "::1" or "[::1]";

    private static SopException Insecure(string host) => new(
        "SopNoticeInsecure", SopErrorKind.SecurityFailure,
        new Phrase($"A secret would travel to '{host}' in the clear. Use TLS.", $"Rahasia akan dikirim ke '{host}' tanpa enkripsi. Gunakan TLS."),
        host);

    private static SopException Invalid(string id, object? offender, string english, string indonesian) => new(
        id, SopErrorKind.InvalidArgument,
        new Phrase($"The channel cannot be used: {english}.", $"Saluran tidak dapat dipakai: {indonesian}."),
        offender);
}
