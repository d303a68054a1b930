using System.Management.Automation;
using SopWebsite.Backups;

namespace SopWebsite.PowerShell.Abstractions;

/// <summary>Accounts that were typed.</summary>
internal static class Logins
{
    /// <summary>The account; null where none was given.</summary>
    public static DatabaseLogin? Of(PSCredential? credential) => credential is null || credential == PSCredential.Empty
        ? null
        : new DatabaseLogin(credential.UserName, credential.GetNetworkCredential().Password);
}
