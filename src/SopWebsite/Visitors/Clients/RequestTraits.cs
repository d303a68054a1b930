using SopWebsite.Visitors.Logs;

namespace SopWebsite.Visitors.Clients;

/// <summary>What the clients' book wants to know about a request: found out beforehand, for it does not depend on other requests.</summary>
internal struct RequestTraits
{
    /// <summary>The hash of the address.</summary>
    public ulong Address;

    /// <summary>The hash of the user agent; 0 when there is none.</summary>
    public ulong Agent;

    /// <summary>The hash of the path.</summary>
    public ulong Path;

    /// <summary>Its text matches rules.</summary>
    public bool Matches;

    /// <summary>A picture, style, script or font.</summary>
    public bool IsStatic;

    /// <summary>Finds out all but <see cref="Matches"/>.</summary>
#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    public void Read(ReadOnlySpan<byte> text, in LogLine parsed, KeyedHash hash)
    {
        Address = hash.Of(parsed.Address.Of(text));
        Agent = parsed.Agent.Length > 1 ? hash.Of(parsed.Agent.Of(text)) : 0;
        var path = PathOf(parsed.Target.Of(text));
        Path = hash.Of(path);
        IsStatic = IsStaticFile(path);
    }

    /// <summary>Stands for the path; 0 for what <see cref="IsStatic"/>.</summary>
    public readonly uint Page => IsStatic ? 0 : (uint)(Path >> 32);

    /// <summary>The path, without query.</summary>
    public static ReadOnlySpan<byte> PathOf(ReadOnlySpan<byte> target)
    {
        var mark = target.IndexOf((byte)'?');
        return mark < 0 ? target : target.Slice(0, mark);
    }

    /// <summary>Pictures, styles, scripts, fonts: browsers fetch dozens of them for one page.</summary>
#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    public static bool IsStaticFile(ReadOnlySpan<byte> path)
    {
        // Two to five letters behind the last dot.
        var dot = path.Length - 2;
        for (var most = Math.Max(path.Length - 6, 0); dot >= most && path[dot] != '.'; dot--) { }
        if (path.Length < 3 || dot < Math.Max(path.Length - 6, 0) || path.Length - dot < 3 || path[path.Length - 1] == '.') return false;
        uint name = 0;
        foreach (var value in path.Slice(dot + 1)) name = name << 8 | (uint)(value | 0x20);
        return name switch
        {
            'j' << 8 | 's' => true,
            'c' << 16 | 's' << 8 | 's' or 'p' << 16 | 'n' << 8 | 'g' or 'j' << 16 | 'p' << 8 | 'g' or 'g' << 16 | 'i' << 8 | 'f' => true,
            's' << 16 | 'v' << 8 | 'g' or 'i' << 16 | 'c' << 8 | 'o' or 't' << 16 | 't' << 8 | 'f' or 'e' << 16 | 'o' << 8 | 't' => true,
            'm' << 16 | 'a' << 8 | 'p' or 'm' << 16 | 'p' << 8 | '4' or 'm' << 16 | 'p' << 8 | '3' => true,
            'j' << 24 | 'p' << 16 | 'e' << 8 | 'g' or 'w' << 24 | 'e' << 16 | 'b' << 8 | 'p' or 'w' << 24 | 'o' << 16 | 'f' << 8 | 'f' => true,
            _ => path.EndsWith(".woff2"u8),
        };
    }

    /// <summary>A crawler that names itself. Whether it is the one it says is not checked here.</summary>
    public static bool IsSearchBot(ReadOnlySpan<byte> agent) =>
        agent.IndexOf("bot"u8) >= 0 && (agent.IndexOf("Googlebot"u8) >= 0 || agent.IndexOf("bingbot"u8) >= 0 || agent.IndexOf("YandexBot"u8) >= 0
            || agent.IndexOf("Applebot"u8) >= 0 || agent.IndexOf("DuckDuckBot"u8) >= 0 || agent.IndexOf("PetalBot"u8) >= 0);
}
