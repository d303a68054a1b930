using SopWebsite.Renewals.Sources.Names;
using SopWebsite.Renewals.Sources.Registries;

namespace SopWebsite.Renewals.Sources;

/// <summary>What is known of registries, as data that the module brings.</summary>
public interface IRegistryData
{
    /// <summary>The public suffixes.</summary>
    /// <exception cref="Errors.SopException"><c>SopRegistriesInvalid</c>: the file is not there or was damaged.</exception>
    PublicSuffixes Suffixes { get; }

    /// <summary>The module's own copy of IANA's list of RDAP servers.</summary>
    /// <exception cref="Errors.SopException"><c>SopRegistriesInvalid</c>: the file is not there or was damaged.</exception>
    RdapBootstrap RdapServers { get; }

    /// <summary>How registries are asked over WHOIS; none where the file is not there.</summary>
    /// <exception cref="Errors.SopException"><c>SopRegistriesInvalid</c>: the file was damaged.</exception>
    IReadOnlyList<WhoisServer> WhoisServers { get; }
}
