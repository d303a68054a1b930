using SopWebsite.Calendars;
using SopWebsite.Register;
using SopWebsite.Renewals;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes domains: those of the ledger, then the hosts of registered sites.</summary>
public sealed class DomainCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => register.Renewals.All(SystemClock.Instance.UtcNow)
        .Where(renewal => renewal.Kind == RenewalKind.Domain).Select(renewal => renewal.Subject)
        .Concat(Hosts(register).Select(uri => uri.IdnHost)).Distinct(StringComparer.OrdinalIgnoreCase);

    internal static IEnumerable<Uri> Hosts(IRegister register) => register.Sites.All().SelectMany(site => site.Uri);
}

/// <summary>Completes hosts with certificates: those of the ledger, then the https addresses of registered sites.</summary>
public sealed class CertificateHostCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => register.Renewals.All(SystemClock.Instance.UtcNow)
        .Where(renewal => renewal.Kind == RenewalKind.Certificate).Select(renewal => renewal.Subject)
        .Concat(DomainCompleter.Hosts(register).Where(uri => uri.Scheme == Uri.UriSchemeHttps)
            .Select(uri => uri.IsDefaultPort ? uri.IdnHost : FormattableString.Invariant($"{uri.IdnHost}:{uri.Port}")))
        .Distinct(StringComparer.OrdinalIgnoreCase);
}
