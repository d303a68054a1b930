namespace SopWebsite.Monitoring.Fetching;

/// <summary>The phases of a fetch, in order.</summary>
internal enum FetchPhase
{
    Dns,
    Connect,
    Tls,
    FirstByte,
    Download,
}

/// <summary>
/// What a fetch learns on its way, kept also when it fails. The phases share their borders, so they add up to the total; a phase that
/// was cut short by a failure holds the time until then.
/// </summary>
internal sealed class FetchTrace
{
    private readonly Func<TimeSpan> _elapsed;
    private readonly TimeSpan?[] _phases = new TimeSpan?[5];
    private readonly TimeSpan _start;
    private TimeSpan _border;
    private FetchPhase? _current;

    public FetchTrace(Func<TimeSpan> elapsed)
    {
        _elapsed = elapsed;
        _start = _border = elapsed();
    }

    public string? RemoteAddress { get; set; }

    /// <summary>The last server's certificate, accepted or not.</summary>
    public SiteCertificate? Certificate { get; set; }

    /// <summary>The last server's certificates themselves, where they are asked for.</summary>
    public CertificateSight? Sight { get; set; }

    /// <summary>True when the last name led into the court's own network, where the line to the world does not matter.</summary>
    public bool IsNear { get; set; }

    /// <summary>False where the framework does not show the phases: then only the total counts.</summary>
    public bool HasPhases { get; set; } = true;

    public TimeSpan Total => _border - _start;

    public TimeSpan? this[FetchPhase phase] => HasPhases ? _phases[(int)phase] : null;

    public void Enter(FetchPhase phase)
    {
        Stop();
        _current = phase;
    }

    public void Stop()
    {
        if (_current is not { } phase) return;
        var now = _elapsed();
        _phases[(int)phase] = (_phases[(int)phase] ?? TimeSpan.Zero) + now - _border;
        _border = now;
        _current = null;
    }
}
