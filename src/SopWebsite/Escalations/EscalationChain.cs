using System.Globalization;
using System.Text;
using SopWebsite.Files;

namespace SopWebsite.Escalations;

/// <summary>The hash chain of the escalation log: how an entry is put into one form, hashed, and checked.</summary>
public static class EscalationChain
{
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
            Site = draft.Site,
            Report = draft.Report,
            Run = draft.Run,
            Procedure = draft.Procedure,
            Activity = draft.Activity,
            From = draft.From,
            To = draft.To,
            Due = draft.Due is { } due ? Truncate(due) : null,
            WorkingMinutes = draft.WorkingMinutes,
            StandardMinutes = draft.StandardMinutes,
            Timeliness = draft.Timeliness,
            FollowUp = draft.FollowUp,
            Evidence = draft.Evidence,
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
        var form = new StringBuilder("sopwebsite-log-1\n");
        Append(form, entry.Number.ToString(CultureInfo.InvariantCulture));
        Append(form, Instant(entry.At));
        Append(form, entry.Event.ToString());
        Append(form, entry.Site);
        Append(form, entry.Report);
        Append(form, entry.Run);
        Append(form, entry.Procedure);
        Append(form, entry.Activity?.ToString(CultureInfo.InvariantCulture));
        Append(form, entry.From);
        Append(form, entry.To);
        Append(form, entry.Due is { } due ? Instant(due) : null);
        Append(form, entry.WorkingMinutes?.ToString(CultureInfo.InvariantCulture));
        Append(form, entry.StandardMinutes?.ToString(CultureInfo.InvariantCulture));
        Append(form, entry.Timeliness.ToString());
        Append(form, entry.FollowUp);
        Append(form, entry.Evidence);
        return form.ToString();
    }

    /// <summary>Recomputes the hash of an entry from its fields and its previous hash.</summary>
    public static string HashOf(EscalationEntry entry) => Sha256Hex.OfText(CanonicalForm(entry) + entry.PreviousHash);

    /// <summary>Walks the entries in order and stops at the first that does not fit.</summary>
    public static EscalationLogVerification Verify(IEnumerable<EscalationEntry> entries)
    {
        long count = 0;
        var previous = Genesis;
        foreach (var entry in entries)
        {
            var fault = entry.Number != count + 1 ? EscalationLogFault.Missing
                : !string.Equals(entry.PreviousHash, previous, StringComparison.Ordinal) ? EscalationLogFault.Unlinked
                : !string.Equals(entry.Hash, HashOf(entry), StringComparison.Ordinal) ? EscalationLogFault.Altered
                : EscalationLogFault.None;
            if (fault != EscalationLogFault.None)
                return new EscalationLogVerification { Entries = count, LastHash = previous, Fault = fault, FirstBadEntry = count + 1 };
            count++;
            previous = entry.Hash;
        }
        return new EscalationLogVerification { Entries = count, LastHash = previous };
    }

    private static DateTimeOffset Truncate(DateTimeOffset at)
    {
        var utc = at.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond));
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static void Append(StringBuilder form, string? field)
    {
        if (field is null) form.Append("-\n");
        else form.Append(Encoding.UTF8.GetByteCount(field).ToString(CultureInfo.InvariantCulture)).Append(':').Append(field).Append('\n');
    }
}

/// <summary>What can be wrong with a log.</summary>
public enum EscalationLogFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>An entry is missing before this one.</summary>
    Missing,

    /// <summary>The entry does not carry the hash of the one before it.</summary>
    Unlinked,

    /// <summary>The entry's fields do not give its hash.</summary>
    Altered,
}

/// <summary>The result of checking the escalation log.</summary>
public sealed record EscalationLogVerification
{
    /// <summary>How many entries, from the first on, are sound.</summary>
    public required long Entries { get; init; }

    /// <summary>True when every entry is sound.</summary>
    public bool IsValid => Fault == EscalationLogFault.None;

    /// <summary>What is wrong with the first bad entry.</summary>
    public EscalationLogFault Fault { get; init; }

    /// <summary>The position of the first bad entry; null when all are sound.</summary>
    public long? FirstBadEntry { get; init; }

    /// <summary>The hash of the last sound entry: write it down, and a log cut at its end is found too.</summary>
    public required string LastHash { get; init; }
}
