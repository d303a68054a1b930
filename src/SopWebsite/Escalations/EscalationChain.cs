namespace SopWebsite.Escalations;

/// <summary>The hash chain of the escalation log: how an entry is put into one form, hashed, and checked.</summary>
public static class EscalationChain
{
    /// <summary>One for each thread, used again for every entry.</summary>
    [ThreadStatic]
    private static CanonicalForm? _form;

    /// <summary>The hash before the first entry.</summary>
    public static string Genesis { get; } = new('0', 64);

    /// <summary>Chains a draft to the entry before it.</summary>
    /// <param name="draft">What is to be written.</param>
    /// <param name="number">Its position, from 1.</param>
    /// <param name="previousHash">The hash of the entry before, <see cref="Genesis"/> for the first.</param>
    public static EscalationEntry Link(EscalationDraft draft, long number, string previousHash)
    {
        var entry = new EscalationEntry
        {
            Number = number,
            // The register keeps milliseconds: what is hashed must be what can be read back.
            At = Truncate(draft.At),
            Event = draft.Event,
            Site = Storable(draft.Site),
            Report = Storable(draft.Report),
            Run = Storable(draft.Run),
            Procedure = Storable(draft.Procedure),
            Activity = draft.Activity,
            From = Storable(draft.From),
            To = Storable(draft.To),
            Due = draft.Due is { } due ? Truncate(due) : null,
            WorkingMinutes = draft.WorkingMinutes,
            StandardMinutes = draft.StandardMinutes,
            Timeliness = draft.Timeliness,
            FollowUp = Storable(draft.FollowUp),
            Evidence = Storable(draft.Evidence),
            PreviousHash = previousHash,
            Hash = string.Empty,
        };
        return entry with { Hash = HashOf(entry) };
    }

    /// <summary>
    /// The one form of an entry that is hashed: each field as <c>length:UTF-8 text</c> and a line feed, in declared order, an absent
    /// field as <c>-</c>. Lengths make it unambiguous whatever a field contains.
    /// </summary>
    public static string CanonicalForm(EscalationEntry entry)
    {
        var form = new CanonicalForm();
        form.Write(entry);
        return form.ToString();
    }

    /// <summary>Recomputes the hash of an entry from its fields and its previous hash.</summary>
    public static string HashOf(EscalationEntry entry)
    {
        var form = _form ??= new CanonicalForm();
        form.Write(entry);
        form.Append(entry.PreviousHash);
        return form.Hash();
    }

    /// <summary>Walks the entries in order and stops at the first that does not fit.</summary>
    /// <param name="entries">The whole log.</param>
    /// <param name="known">What was written down of it earlier; null for nothing. Without it a log that was cut at its end still fits.</param>
    public static EscalationLogVerification Verify(IEnumerable<EscalationEntry> entries, EscalationLogHead? known = null)
    {
        var walk = new EscalationChainWalk(known);
        foreach (var entry in entries)
            if (!walk.Take(entry)) break;
        return walk.Result;
    }

    private static DateTimeOffset Truncate(DateTimeOffset at)
    {
        var utc = at.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond));
    }

    /// <summary>
    /// What no database keeps as it is becomes the replacement character U+FFFD before it is hashed: NUL, which PostgreSQL refuses, and half a
    /// surrogate pair, which UTF-8 cannot say.
    /// </summary>
    private static string? Storable(string? text)
    {
        if (text is null) return null;
        char[]? changed = null;
        for (var at = 0; at < text.Length; at++)
        {
            var here = text[at];
            if (here != '\0' && !char.IsSurrogate(here)) continue;
            if (char.IsHighSurrogate(here) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])) at++;
            else (changed ??= text.ToCharArray())[at] = '\uFFFD';
        }
        return changed is null ? text : new string(changed);
    }
}
