using SopWebsite.Languages;

namespace SopWebsite.Visitors.Blocking;

/// <summary>A visitor who fits the verdict that was asked for and is not on the list all the same.</summary>
/// <param name="Address">The address as the log has it: data from outside.</param>
/// <param name="Reason">Why not.</param>
public sealed record UnblockedVisitor(string Address, Phrase Reason)
{
    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => $"{Address}: {Reason}";
}
