using System.Collections;
using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the names of registered databases, of the site that is named where one is.</summary>
public sealed class SiteDatabaseNameCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => Names(register, new Hashtable());

    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register, IDictionary given)
    {
        var sites = (given["Name"] ?? given["Site"]) is string name && register.Sites.Find(name) is { } site ? [site] : register.Sites.All();
        return sites.SelectMany(one => one.AllDatabases()).Select(database => database.Name).Distinct(StringComparer.Ordinal);
    }
}
