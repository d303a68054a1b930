using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.Backups.Media;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>What is registered of a medium, shared by the cmdlets that add and change one. Only what was given is applied.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MediumCommandBase : RegisterCommandBase
{
    /// <summary>
    /// Where copies go when the medium is at hand: a folder, a drive such as E:\backup, a share, or a folder on a server, such as
    /// sftp://user@host/backup; never with a password.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RemoteAddressCompleter))]
    public string? Folder { get; set; }

    /// <summary>The keys or certificates that the server may show, as Get-SiteHostKey shows them; an empty list trusts none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public string[]? HostKey { get; set; }

    /// <summary>The file of the private key that logs in at the server.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? IdentityFile { get; set; }

    /// <summary>
    /// Where the password of the server's account is, or the passphrase of its key: env:NAME or file:path; never the password itself.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretPlace("env", "file")]
    public string? Secret { get; set; }

    /// <summary>The serial or UUID of its volume. Without it, it is read from the disk when that is at hand.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Serial { get; set; }

    /// <summary>Where it is kept, such as 'Brankas ruang arsip'.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? KeptAt { get; set; }

    /// <summary>Who holds it; an officer's name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? Holder { get; set; }

    /// <summary>It is kept in another building than the site's server; -OffSite:$false takes that back.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SwitchParameter OffSite { get; set; }

    /// <summary>What else is worth knowing.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Note { get; set; }

    /// <summary>Who enters it; an officer's name, for the log.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <summary>The medium with what the user gave put over it.</summary>
    protected BackupMedium Apply(BackupMedium medium) => medium with
    {
        Folder = Given(nameof(Folder), string.IsNullOrEmpty(Folder) ? null : FolderOrServer(Folder!), medium.Folder),
        HostKey = Given(nameof(HostKey), HostKey ?? [], medium.HostKey),
        IdentityFile = Given(nameof(IdentityFile), string.IsNullOrEmpty(IdentityFile) ? null : Resolve(IdentityFile!), medium.IdentityFile),
        Secret = Given(nameof(Secret), Bare(Secret), medium.Secret),
        Serial = Given(nameof(Serial), Bare(Serial), medium.Serial),
        KeptAt = Given(nameof(KeptAt), Bare(KeptAt), medium.KeptAt),
        Holder = Given(nameof(Holder), Bare(Holder), medium.Holder),
        OffSite = Given(nameof(OffSite), OffSite.IsPresent, medium.OffSite),
        Note = Given(nameof(Note), Bare(Note), medium.Note),
    };

    /// <summary>What the user gave, or else what was there.</summary>
    protected T Given<T>(string parameter, T value, T otherwise) => MyInvocation.BoundParameters.ContainsKey(parameter) ? value : otherwise;

    private static string? Bare(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
