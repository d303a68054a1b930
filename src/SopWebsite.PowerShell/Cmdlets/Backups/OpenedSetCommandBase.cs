using System.ComponentModel;
using System.Management.Automation;
using System.Security;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Cmdlets that look into finished sets, encrypted ones too.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class OpenedSetCommandBase : BackupSetCommandBase
{
    /// <summary>The password of encrypted sets. Without it the site's BackupSecret counts, if it has one.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? Password { get; set; }
}
