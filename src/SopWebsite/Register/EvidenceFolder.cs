using SopWebsite.Files;

namespace SopWebsite.Register;

/// <summary>Where the files that a register refers to as evidence are kept.</summary>
public static class EvidenceFolder
{
    /// <summary>
    /// <c>&lt;register&gt;.evidence</c> beside a register that is a file; for one on a server, a folder of that server's own in the user's data
    /// folder, on this machine.
    /// </summary>
    /// <param name="location">A register's <see cref="IRegister.Location"/>.</param>
    public static string Of(string location)
    {
        if (!PostgreSqlAddress.Is(location)) return location + ".evidence";
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(data, "SopWebsite", "evidence", Sha256Hex.OfText(location).Substring(0, 16));
    }
}
