using SopWebsite.Languages;

namespace SopWebsite.Monitoring.OwnLine;

/// <summary>Says from what was asked which part of the way is broken. The provider is blamed only where nothing of the court's own can be.</summary>
/// <param name="legs">What was asked.</param>
/// <param name="gatewayUsuallyAnswers">Whether the router answered when the line was up last; null where that is not known.</param>
/// <param name="provider">Who provides the connection; null where nobody is registered.</param>
internal sealed class ConnectionJudge(IReadOnlyList<ConnectionLeg> legs, bool? gatewayUsuallyAnswers, string? provider)
{
    /// <summary>The reason comes without its full stop.</summary>
    public (AvailabilityState State, ConnectionPart? Broken, Phrase Reason) Conclude()
    {
        var targets = Of(ConnectionPart.Line);
        if (targets.Exists(leg => leg.Verdict == ConnectionVerdict.Good)) return Reached(targets);
        // Where one could not be asked, the silence of the others alone is no proof.
        if (targets.Count == 0 || targets.Exists(leg => leg.Verdict == ConnectionVerdict.Unknown))
            return (AvailabilityState.Unknown, null, new(
                $"Not every server out in the world could be asked{Why(targets).English}",
                $"Tidak semua server di luar dapat ditanya{Why(targets).Indonesian}"));
        var asked = string.Join(", ", targets.Select(leg => leg.Target));
        var gateway = Of(ConnectionPart.Gateway).FirstOrDefault();
        if (gateway?.Verdict == ConnectionVerdict.Bad && gatewayUsuallyAnswers != false)
            return (AvailabilityState.Unknown, ConnectionPart.Gateway, new(
                $"The router {gateway.Target} does not answer (cable, Wi-Fi, router), so nothing can be said of the provider's line; "
                + $"{asked} cannot be reached",
                $"Router {gateway.Target} tidak menjawab (kabel, Wi-Fi, router), sehingga keadaan jalur penyedia tidak diketahui; {asked} "
                + "tidak terjangkau"));
        var (english, indonesian) = gateway?.Verdict == ConnectionVerdict.Good
            ? ($" though the router {gateway.Target} answers", $" padahal router {gateway.Target} menjawab") : ("", "");
        var (tell, hubungi) = provider is null
            ? ("tell the internet provider", "hubungi penyedia internet")
            : ($"tell the internet provider {provider}", $"hubungi penyedia internet {provider}");
        return (AvailabilityState.Down, ConnectionPart.Line, new(
            $"The connection is down: {asked} cannot be reached{english}; {tell}",
            $"Koneksi terputus: {asked} tidak terjangkau{indonesian}; {hubungi}"));
    }

    private (AvailabilityState State, ConnectionPart? Broken, Phrase Reason) Reached(List<ConnectionLeg> targets)
    {
        var names = Of(ConnectionPart.NameServer);
        // One good server is enough for a computer to find its way, as one target is for the line.
        if (names.Exists(leg => leg.Verdict == ConnectionVerdict.Bad) && !names.Exists(leg => leg.Verdict == ConnectionVerdict.Good))
        {
            var why = names.First(leg => leg.Verdict == ConnectionVerdict.Bad).Reason;
            return (AvailabilityState.Degraded, ConnectionPart.NameServer, new(
                $"The connection is up, but names are not found as they should: {why.English.TrimEnd('.')}",
                $"Koneksi berfungsi, tetapi pencarian nama bermasalah: {why.Indonesian.TrimEnd('.')}"));
        }
        if (Of(ConnectionPart.Throughput).Find(leg => leg.Verdict == ConnectionVerdict.Bad) is { } slow)
            return (AvailabilityState.Degraded, ConnectionPart.Throughput, new(
                $"The connection is up, but slow: {slow.Reason.English.TrimEnd('.')}",
                $"Koneksi berfungsi, tetapi lambat: {slow.Reason.Indonesian.TrimEnd('.')}"));
        var silent = targets.Where(leg => leg.Verdict != ConnectionVerdict.Good).Select(leg => leg.Target).ToList();
        return (AvailabilityState.Up, null, silent.Count == 0
            ? new("The connection is up", "Koneksi berfungsi")
            : new(
                $"The connection is up ({string.Join(", ", silent)} does not answer)",
                $"Koneksi berfungsi ({string.Join(", ", silent)} tidak menjawab)"));
    }

    private static Phrase Why(List<ConnectionLeg> targets) => targets.Find(leg => leg.Verdict == ConnectionVerdict.Unknown) is { } mute
        ? new(": " + mute.Reason.English.TrimEnd('.'), ": " + mute.Reason.Indonesian.TrimEnd('.'))
        : new("", "");

    private List<ConnectionLeg> Of(ConnectionPart part) => legs.Where(leg => leg.Part == part).ToList();
}
