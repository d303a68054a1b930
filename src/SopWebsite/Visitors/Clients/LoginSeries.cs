namespace SopWebsite.Visitors.Clients;

/// <summary>The last tries of a password: five within ten minutes are an alarm, as fail2ban's jails have it by default.</summary>
internal sealed class LoginSeries
{
    public const int Tries = 5;
    public const long Window = 600;

    private readonly long[] _times = [long.MinValue, long.MinValue, long.MinValue, long.MinValue, long.MinValue];
    private int _next;
    private bool _alarmed;

    /// <summary>The time of the last try.</summary>
    public long Last { get; private set; } = long.MinValue;

    /// <summary>Whether the last try was part of an alarm.</summary>
    public bool Alarmed => _alarmed;

    /// <summary>Adds a try; the number of tries that the alarm grows by: 0 without one, the whole series when it begins.</summary>
    public int Add(long time)
    {
        // Rotated logs are read oldest first, yet a clock may have been set back: then the series begins anew.
        if (time < Last - Window)
        {
            for (var n = 0; n < Tries; n++) _times[n] = long.MinValue;
            _alarmed = false;
        }
        time = Math.Max(time, Last);
        Last = time;
        _times[_next] = time;
        _next = (_next + 1) % Tries;
        var oldest = _times[_next];
        var full = oldest != long.MinValue && time - oldest <= Window;
        var grows = !full ? 0 : _alarmed ? 1 : Tries;
        _alarmed = full;
        return grows;
    }
}
