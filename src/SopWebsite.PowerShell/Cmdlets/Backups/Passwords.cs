using System.Net;
using System.Security;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Passwords that were typed, for those who need their letters.</summary>
internal static class Passwords
{
    /// <summary>The letters; null for no password.</summary>
    public static string? Text(SecureString? password) => password is null ? null : new NetworkCredential("", password).Password;
}
