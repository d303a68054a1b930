using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Probing;

namespace SopWebsite.Monitoring.OwnLine;

/// <summary>
/// Looks at the court's own line once, when the first site of a pass does not answer: the gateway, and servers out in the world. All later
/// questions of the pass get the same reading. Safe to use from several threads at once.
/// </summary>
/// <param name="network">The machine's interfaces.</param>
/// <param name="settings">What is asked.</param>
/// <param name="provider">The registered third party of the connection, to name it; null for none.</param>
public sealed class OwnLineWatch(INetworkProbe network, OwnLineSettings settings, string? provider = null)
{
    private readonly object _once = new();
    private Task<OwnLineReading>? _reading;

    /// <summary>The reading of this pass.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled; the reading goes on for the others.</exception>
    public async Task<OwnLineReading> ReadAsync(CancellationToken cancellation)
    {
        Task<OwnLineReading> reading;
        // One caller's cancellation must not spoil the reading of the others, so it runs under its own time limit alone.
        lock (_once) reading = _reading ??= Task.Run(LookAsync, CancellationToken.None);
        await Task.WhenAny(reading, Task.Delay(Timeout.Infinite, cancellation)).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return await reading.ConfigureAwait(false);
    }

    private async Task<OwnLineReading> LookAsync()
    {
        if (!network.HasLink())
            return new OwnLineReading
            {
                IsUp = false,
                Reason = new Phrase("This computer has no network link", "Komputer ini tidak terhubung ke jaringan"),
            };
        var gateway = LineProbe.GatewayOf(settings);
        var asking = settings.Targets.Select(AnswersAsync).ToList();
        var router = gateway is null ? Task.FromResult<bool?>(null) : AnswersAsync(gateway);
        while (asking.Count > 0)
        {
            var done = await Task.WhenAny(asking).ConfigureAwait(false);
            asking.Remove(done);
            if (await done.ConfigureAwait(false) == true) return new OwnLineReading { IsUp = true, Reason = Working };
        }
        var answers = await router.ConfigureAwait(false);
        // Without a server to ask, only the gateway tells.
        if (settings.Targets.Count == 0 && answers != false) return new OwnLineReading { IsUp = true, GatewayAnswers = answers, Reason = Working };
        return new OwnLineReading { IsUp = false, GatewayAnswers = answers, Reason = Broken(gateway?.IdnHost, answers) };
    }

    private static Phrase Working { get; } = new("The court's own line is up", "Koneksi kantor berfungsi");

    private Phrase Broken(string? gateway, bool? answers)
    {
        var asked = string.Join(", ", settings.Targets.Select(target => target.IdnHost));
        var (english, indonesian) = (
            $"The court's own line is down: {asked} cannot be reached", $"Koneksi kantor terputus: {asked} tidak terjangkau");
        if (answers == true)
            (english, indonesian) = ($"{english} though the gateway {gateway} answers", $"{indonesian} padahal gateway {gateway} menjawab");
        else if (answers == false)
            (english, indonesian) = ($"{english}, and neither can the gateway {gateway} (cable, Wi-Fi or router)",
                $"{indonesian}, demikian pula gateway {gateway} (kabel, Wi-Fi atau router)");
        return provider is null
            ? new Phrase($"{english}; tell the internet provider", $"{indonesian}; hubungi penyedia internet")
            : new Phrase($"{english}; tell the internet provider {provider}", $"{indonesian}; hubungi penyedia internet {provider}");
    }

    /// <summary>Null where this machine may not ask.</summary>
    private async Task<bool?> AnswersAsync(Uri target) => LineProbe.Answered(
        await LineProbe.AskAsync(target, new FetchOptions { Timeout = settings.Timeout }, CancellationToken.None).ConfigureAwait(false));
}
