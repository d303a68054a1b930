using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors.Clients;

/// <summary>Many addresses with the same odd user agent: a bucket for each such agent, into which each further address pours.</summary>
internal sealed class Crowds(AttackRule rule, Bucket bucket)
{
    /// <summary>So many user agents are watched; an attacker who invents more is no crowd.</summary>
    private const int MostAgents = 4096;

    private readonly long _window = rule.Data.Burst!.Seconds;
    private readonly Dictionary<ulong, Crowd> _crowds = [];

    /// <summary>The rule's index.</summary>
    public int Rule => bucket.Rule;

    /// <summary>Takes a request with such an agent; true while its crowd is an alarm.</summary>
    public bool Add(ulong agent, ulong address, long time)
    {
        if (!_crowds.TryGetValue(agent, out var crowd))
        {
            if (_crowds.Count >= MostAgents) return false;
            _crowds.Add(agent, crowd = new Crowd(bucket.Count) { Clock = time });
        }
        // Several workers write one log: small disorder is no time passed. What lies further back begins anew.
        if (time < crowd.Clock - _window) (crowd.Clock, crowd.Level, crowd.Count, crowd.Alarm) = (time, 0, 0, long.MinValue);
        var passed = Math.Max(0, time - crowd.Clock);
        crowd.Clock += passed;
        if (passed > 0 && (crowd.Level = bucket.After(crowd.Level, passed)) == 0) crowd.Count = 0;
        if (crowd.IsNew((uint)(address >> 32)) && bucket.Fill(ref crowd.Level)) crowd.Alarm = crowd.Clock;
        return crowd.Alarm != long.MinValue && crowd.Clock - crowd.Alarm <= _window;
    }

    private sealed class Crowd(int count)
    {
        private readonly uint[] _seen = new uint[count * 2];

        public long Clock;
        public int Level;
        public int Count;
        public long Alarm = long.MinValue;

        public bool IsNew(uint address)
        {
            if (Array.IndexOf(_seen, address, 0, Math.Min(Count, _seen.Length)) >= 0) return false;
            _seen[Count++ % _seen.Length] = address;
            return true;
        }
    }
}
