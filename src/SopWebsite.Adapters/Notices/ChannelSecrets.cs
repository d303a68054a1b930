using SopWebsite.Notices;
using SopWebsite.Secrets;

namespace SopWebsite.Adapters.Notices;

/// <summary>What a channel's references name, for the length of one attempt, and the redactor that knows it.</summary>
internal sealed class ChannelSecrets
{
    private ChannelSecrets(string? secret, string? uri, KeyValuePair<string, string>[] headers, Redactor redactor)
    {
        Secret = secret;
        Uri = uri;
        Headers = headers;
        Redactor = redactor;
    }

    /// <summary>The password or the token.</summary>
    public string? Secret { get; }

    /// <summary>The address, also where only a reference to it is kept.</summary>
    public string? Uri { get; }

    public KeyValuePair<string, string>[] Headers { get; }

    public Redactor Redactor { get; }

    public static ChannelSecrets Of(SopNoticeChannel channel)
    {
        var secret = channel.Secret is { } reference ? SecretReference.Resolve(reference) : null;
        var isSecretUri = channel.Uri is { } given && SecretReference.IsReference(given);
        var uri = isSecretUri ? SecretReference.Resolve(channel.Uri!) : channel.Uri;
        KeyValuePair<string, string>[] headers =
            [.. channel.Headers.Select(header => new KeyValuePair<string, string>(header.Name, SecretReference.Resolve(header.Secret)))];
        var login = channel.UserName is null ? null : $"\0{channel.UserName}\0{secret}";
        return new ChannelSecrets(
            secret, uri, headers,
            new Redactor([secret, login, isSecretUri ? uri : null, isSecretUri ? PathOf(uri!) : null, .. headers.Select(header => header.Value)]));
    }

    /// <summary>Messages of failures name hosts and sometimes paths: where the address is secret its path is it.</summary>
    private static string? PathOf(string uri) =>
        System.Uri.TryCreate(uri, UriKind.Absolute, out var address) && address.PathAndQuery.Length > 1 ? address.PathAndQuery : null;
}
