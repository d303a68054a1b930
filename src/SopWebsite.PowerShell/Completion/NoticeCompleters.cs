using SopWebsite.Notices;
using SopWebsite.Register;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the names of notice channels.</summary>
public sealed class NoticeChannelCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => register.Notices.Channels().Select(channel => channel.Name);
}

/// <summary>Completes the names of notice rules.</summary>
public sealed class NoticeRuleCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => register.Notices.Rules().Select(rule => rule.Name);
}

/// <summary>Completes whom a notice can be for: whoever the entry goes to, roles, officers.</summary>
public sealed class NoticeRecipientCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) =>
        [SopNoticeRule.Recipient, .. SopRoles.Codes, .. register.Sites.Officers().Select(officer => officer.Name)];
}
