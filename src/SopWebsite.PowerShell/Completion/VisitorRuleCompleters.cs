using SopWebsite.Calendars;
using SopWebsite.PowerShell.Loading;
using SopWebsite.Register;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the ids of the visitor rules, shipped and the court's own.</summary>
public sealed class VisitorRuleCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) =>
        new CourtVisitorRules(Adapters.Current.VisitorRules, register.VisitorRules, SystemClock.Instance).All().Select(rule => rule.Id);
}

/// <summary>Completes the ids of the court's own visitor rules.</summary>
public sealed class OwnVisitorRuleCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => register.VisitorRules.All().Select(rule => rule.Id);
}
