using SopWebsite.Calendars;
using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the subjects of registered renewals.</summary>
public sealed class RenewalSubjectCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) =>
        register.Renewals.All(SystemClock.Instance.UtcNow).Select(renewal => renewal.Subject).Distinct(StringComparer.OrdinalIgnoreCase);
}
