using SopWebsite.Escalations;

namespace SopWebsite.Tests.Support;

/// <summary>A log that takes no entry.</summary>
internal sealed class FullLog : IEscalationLog
{
    public EscalationEntry Append(EscalationDraft draft) => throw new IOException("penuh");

    public IReadOnlyList<EscalationEntry> AppendAll(IEnumerable<EscalationDraft> drafts) => throw new IOException("penuh");

    public IEnumerable<EscalationEntry> Read(DateTimeOffset? from = null, DateTimeOffset? until = null) => [];

    public IEnumerable<EscalationEntry> ReadNumbers(long first, long last = long.MaxValue) => [];

    public IReadOnlyList<EscalationEntry> OfRun(string run) => [];
}
