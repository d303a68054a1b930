using SopWebsite.Adapters.Processes;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Adapters.Ssh;

/// <summary>The failures of ways to a database through SSH.</summary>
internal static class SshFaults
{
    /// <summary>The client says 255 for its own failures.</summary>
    private const int OwnFailure = 255;

    /// <summary>The host shows another key.</summary>
    public static SopException HostKeyRefused(SshRoute route) => new(
        "SopSshHostKeyRefused", SopErrorKind.SecurityFailure,
        new Phrase(
            $"{route} shows a host key that is not the known one, so nothing was sent to it. If the host was renewed, ask its administrator for "
            + "the new key and pin it: Set-SopSite -HostKey where it is the site's own server, else Register-SiteDatabase -SshHostKey.",
            $"{route} menunjukkan kunci host yang bukan kunci terdaftar, jadi tidak ada yang dikirim. Bila host diperbarui, minta kunci barunya "
            + "kepada pengelola lalu simpan: Set-SopSite -HostKey bila itu server situs sendiri, selain itu Register-SiteDatabase -SshHostKey."),
        route.ToString());

    /// <summary>What went wrong with the connection itself; null when it was not that.</summary>
    public static SopException? Of(SshRoute route, ProgramEnd end)
    {
        if (end.Exit != OwnFailure) return null;
        if (SshRefusals.Of(end.Errors) == SshRefusal.HostKey) return HostKeyRefused(route);
        var said = end.Errors.Length > 0 ? end.Errors : "exit code 255";
        return new SopException(
            "SopSshFailed", SopErrorKind.ConnectionFailure,
            new Phrase($"{route} could not be used through SSH: {said}", $"{route} tidak dapat dipakai melalui SSH: {said}"), route.ToString());
    }
}
