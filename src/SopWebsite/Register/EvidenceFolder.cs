using SopWebsite.Files;

namespace SopWebsite.Register;

/// <summary>Where files that belong to a register are kept: evidence that it refers to, and mirrors.</summary>
public static class EvidenceFolder
{
    /// <summary>
    /// <c>&lt;register&gt;.evidence</c> beside a register that is a file; for one on a server, a folder of that server's own in the user's data
    /// folder, on this machine.
    /// </summary>
    /// <param name="location">A register's <see cref="IRegister.Location"/>.</param>
    public static string Of(string location) => Beside(location, "evidence");

    /// <summary>Where the copies of files that sites have on their servers are kept: <c>&lt;register&gt;.mirrors</c>, or as with evidence.</summary>
    /// <param name="location">A register's <see cref="IRegister.Location"/>.</param>
    public static string Mirrors(string location) => Beside(location, "mirrors");

    /// <summary>Where what is remembered of registries is kept: <c>&lt;register&gt;.sources</c>, or as with evidence.</summary>
    /// <param name="location">A register's <see cref="IRegister.Location"/>.</param>
    public static string Sources(string location) => Beside(location, "sources");

    private static string Beside(string location, string kind)
    {
        if (!PostgreSqlAddress.Is(location)) return location + "." + kind;
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(data, "SopWebsite", kind, Sha256Hex.OfText(location).Substring(0, 16));
    }
}
