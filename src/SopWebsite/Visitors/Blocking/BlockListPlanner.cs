using SopWebsite.Languages;
using SopWebsite.Networks;
using SopWebsite.Visitors.Bots;

namespace SopWebsite.Visitors.Blocking;

/// <summary>Decides who is on a block list. It knows what was blocked before and changes nothing.</summary>
/// <param name="options">What the list is to hold.</param>
/// <param name="protection">Who is never blocked.</param>
/// <param name="now">The time.</param>
internal sealed class BlockListPlanner(BlockListOptions options, BlockProtection protection, DateTimeOffset now)
{
    private static readonly Phrase NoAddress = new(
        "no IP address: a host name can be chosen by whoever owns the address",
        "bukan alamat IP: nama host dapat ditentukan sendiri oleh pemilik alamat");

    private readonly SortedDictionary<NetworkAddress, VisitorBlock> _entries = [];
    private readonly List<VisitorBlock> _changes = [];
    private readonly List<UnblockedVisitor> _leftOut = [];
    private readonly List<Phrase> _warnings = [];
    private int _added;

    /// <summary>Makes the plan.</summary>
    /// <param name="visitors">The visitors; of the same address twice, all count.</param>
    /// <param name="known">The blocks of the site that are remembered.</param>
    /// <param name="write">Writes the entries as a text.</param>
    public BlockListPlan Plan(
        IEnumerable<SuspiciousVisitor> visitors, IEnumerable<VisitorBlock> known, Func<IReadOnlyList<ListedBlock>, string> write)
    {
        var before = new Dictionary<NetworkAddress, VisitorBlock>();
        foreach (var block in known)
            if (NetworkAddress.TryParse(block.Network, out var address)) before[address] = block;
        var grave = visitors.Where(visitor => visitor.Verdict >= options.Verdict);
        foreach (var group in grave.GroupBy(visitor => visitor.Address, StringComparer.Ordinal))
        {
            if (!NetworkAddress.TryParse(group.Key, out var address)) LeaveOut(group.Key, NoAddress);
            else if (!options.Force && Spared([.. group]) is { } reason) LeaveOut(address, reason);
            else Consider(address, [.. group], before.TryGetValue(address, out var block) ? block : null);
        }
        foreach (var pair in before.Where(pair => pair.Value.HoldsAt(now) && !_entries.ContainsKey(pair.Key))) Keep(pair.Key, pair.Value);
        var entries = Blocks();
        return new BlockListPlan
        {
            Options = options,
            CreatedAt = now,
            Entries = [.. entries.Select(entry => entry.Entry)],
            Changes = [.. _changes],
            Added = _added,
            LeftOut = [.. _leftOut.Distinct()],
            Warnings = [.. _warnings],
            Text = write(entries),
        };
    }

    /// <summary>Why the reading of the log itself speaks for a visitor; null where it does not.</summary>
    private static Phrase? Spared(IReadOnlyList<SuspiciousVisitor> seen)
    {
        foreach (var visitor in seen)
        {
            if (visitor.SearchEngine is { Identity: SearchEngineIdentity.Verified } engine)
                return new Phrase($"the search engine {engine.Engine}, verified", $"mesin pencari {engine.Engine}, terverifikasi");
            if (visitor.Allowed is { } allowed) return new Phrase($"allowed: {allowed.Reason}", $"diizinkan: {allowed.Reason}");
        }
        return null;
    }

    private void Consider(NetworkAddress address, SuspiciousVisitor[] seen, VisitorBlock? before)
    {
        // A log with dates to come must not keep anybody away for longer.
        var lastSeen = seen.Max(visitor => visitor.LastSeen);
        if (lastSeen > now) lastSeen = now;
        var until = lastSeen + options.Time;
        if (before?.HoldsAt(now) == true && before.Until > until) until = before.Until;
        if (until <= now)
        {
            LeaveOut(address, new Phrase(
                $"not seen since {Day(lastSeen)}: its time is over", $"tidak terlihat lagi sejak {Day(lastSeen)}: masa blokirnya sudah lewat"));
            return;
        }
        if (before?.LiftedAt is { } lifted && lastSeen <= lifted)
        {
            LeaveOut(address, new Phrase($"lifted on {Day(lifted)}, and not seen since", $"blokir dicabut {Day(lifted)} dan belum terlihat lagi"));
            return;
        }
        if (!MayBlock(address, lastSeen, before is { IsForced: true } && before.HoldsAt(now), out var isForced)) return;
        var isNew = before?.HoldsAt(now) != true;
        var block = new VisitorBlock
        {
            Site = options.Site?.Name,
            Network = address.ToString(),
            Since = isNew ? now : before!.Since,
            Until = until,
            LastSeen = isNew || before!.LastSeen < lastSeen ? lastSeen : before.LastSeen,
            Verdict = Max(seen.Max(visitor => visitor.Verdict), isNew ? null : before!.Verdict),
            Score = Math.Max(seen.Max(visitor => visitor.Score), isNew ? 0 : before!.Score),
            Categories = [.. seen.SelectMany(visitor => visitor.Reasons).Select(reason => reason.Category)
                .Concat(isNew ? [] : before!.Categories).Distinct().OrderBy(category => category)],
            IsForced = isForced,
            Zone = options.Zone,
            IsActive = true,
        };
        // The same address may come again in another form: mapped into IPv6, or from another scan.
        if (_entries.TryGetValue(address, out var other)) block = Heavier(block, other);
        else if (isNew) _added++;
        _entries[address] = block;
        if (before is null || !Same(before, block)) _changes.Add(block);
    }

    /// <summary>One that was blocked before and was not seen lately: it stays until its time, unless it is protected by now.</summary>
    private void Keep(NetworkAddress address, VisitorBlock block)
    {
        if (MayBlock(address, block.LastSeen, block.IsForced, out _)) _entries[address] = block with { IsActive = true };
    }

    private bool MayBlock(NetworkAddress address, DateTimeOffset lastSeen, bool wasForced, out bool isForced)
    {
        isForced = false;
        if (protection.ReasonFor(address, lastSeen) is not { } reason) return true;
        if (!options.Force && !wasForced)
        {
            LeaveOut(address, reason);
            return false;
        }
        isForced = true;
        var warning = new Phrase(
            $"{address} is on the list, as forced: {reason.English}.", $"{address} ikut diblokir karena dipaksa: {reason.Indonesian}.");
        if (!_warnings.Contains(warning)) _warnings.Add(warning);
        return true;
    }

    private List<ListedBlock> Blocks()
    {
        var singles = _entries.Select(pair => new ListedBlock(new AddressBlock(pair.Key, pair.Key.Length), pair.Value));
        return options.Aggregate
            ? BlockAggregation.Of(singles, block => protection.ReasonFor(block, now) is not null)
            : [.. singles];
    }

    private void LeaveOut(NetworkAddress address, Phrase reason) => LeaveOut(address.ToString(), reason);

    private void LeaveOut(string address, Phrase reason) => _leftOut.Add(new UnblockedVisitor(SampleLine.Of(address), reason));

    private string Day(DateTimeOffset at) => Calendars.IndonesianZone.DayOf(at, options.Zone);

    private static VisitorVerdict Max(VisitorVerdict verdict, VisitorVerdict? other) => other > verdict ? other.Value : verdict;

    private static VisitorBlock Heavier(VisitorBlock block, VisitorBlock other) => block with
    {
        Until = block.Until > other.Until ? block.Until : other.Until,
        LastSeen = block.LastSeen > other.LastSeen ? block.LastSeen : other.LastSeen,
        Verdict = Max(block.Verdict, other.Verdict),
        Score = Math.Max(block.Score, other.Score),
        Categories = [.. block.Categories.Concat(other.Categories).Distinct().OrderBy(category => category)],
    };

    private static bool Same(VisitorBlock before, VisitorBlock block) =>
        before.LiftedAt is null && before.Since == block.Since && before.Until == block.Until && before.LastSeen == block.LastSeen
        && before.Verdict == block.Verdict && before.Score == block.Score && before.IsForced == block.IsForced
        && before.Categories.SequenceEqual(block.Categories);
}
