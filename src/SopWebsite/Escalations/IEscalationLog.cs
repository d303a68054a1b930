namespace SopWebsite.Escalations;

/// <summary>The append-only, hash-linked log. There is no way to change or remove an entry.</summary>
public interface IEscalationLog
{
    /// <summary>Appends an entry and returns it as written. Safe with writers in other processes.</summary>
    EscalationEntry Append(EscalationDraft draft);

    /// <summary>Appends entries together, all or none, and returns them as written: for many at once, faster than one by one.</summary>
    IReadOnlyList<EscalationEntry> AppendAll(IEnumerable<EscalationDraft> drafts);

    /// <summary>The entries in order, read as they are enumerated.</summary>
    /// <param name="from">Only entries at or after this instant.</param>
    /// <param name="until">Only entries before this instant.</param>
    IEnumerable<EscalationEntry> Read(DateTimeOffset? from = null, DateTimeOffset? until = null);

    /// <summary>The entries of these numbers that are there, in order, read as they are enumerated.</summary>
    /// <param name="first">The number of the first.</param>
    /// <param name="last">The number of the last.</param>
    IEnumerable<EscalationEntry> ReadNumbers(long first, long last = long.MaxValue);

    /// <summary>The entries of one run, in order.</summary>
    IReadOnlyList<EscalationEntry> OfRun(string run);
}
