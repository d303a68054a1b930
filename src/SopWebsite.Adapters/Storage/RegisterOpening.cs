#if !NET8_0_OR_GREATER
using SopWebsite.Errors;
using SopWebsite.Languages;
#endif
using SopWebsite.Register;

namespace SopWebsite.Adapters.Storage;

/// <summary>Opens whichever kind of register a location means.</summary>
internal static class RegisterOpening
{
    public static IRegister Open(string location, RegisterAccess access)
    {
        if (!PostgreSqlAddress.Is(location)) return SqliteRegister.Open(location, access);
        var address = PostgreSqlAddress.Parse(location);
#if NET8_0_OR_GREATER
        return PostgreSqlRegister.Open(address, access);
#else
        throw new SopException(
            "SopRegisterNeedsPowerShell7", SopErrorKind.NotInstalled,
            new Phrase(
                $"The register '{address}' is on a PostgreSQL server, which needs PowerShell 7 on this machine: install it, and run the "
                + "command in pwsh.",
                $"Register '{address}' ada di server PostgreSQL dan memerlukan PowerShell 7 di komputer ini: pasang, lalu jalankan "
                + "perintahnya di pwsh."),
            address.ToString());
#endif
    }
}
