using System.Collections;
using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the names of the backup sets that the register knows of a site, the newest first.</summary>
public sealed class BackupSetNameCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => register.Sites.All().SelectMany(site => Of(register, site.Name));

    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register, IDictionary given) =>
        given["Name"] is string site && register.Sites.Find(site) is not null ? Of(register, site) : Names(register);

    private static IEnumerable<string> Of(IRegister register, string site) => register.Backups.Of(site).Select(backup => backup.Name);
}
