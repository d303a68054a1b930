namespace SopWebsite.Visitors.Matching.Sieving;

/// <summary>
/// Clears fields of ordinary requests before anything is decoded. Where more than half of them cannot be cleared (a log of an attack, or of a
/// site that the shipped frequencies do not fit) it stands aside for a while, for then it costs more than it saves. What is found does not
/// depend on it.
/// </summary>
internal sealed class FieldSieve(TextSieve sieve)
{
    private const int Trial = 1024;
    private const int Pause = 16 * Trial;

    private readonly byte[] _plain = new byte[FieldDecoder.Longest + TextSieve.Slack];
    private int _looked;
    private int _suspicious;
    private int _paused;

    /// <summary>A byte that may mean something else than itself, save percent and plus signs.</summary>
    public static bool IsConspicuous(byte value)
    {
        Span<byte> alone = [value];
        // "&#60" is an entity even without its semicolon.
        return value == '#' || (value is not ((byte)'%' or (byte)'+') && FieldDecoder.Changes(alone));
    }

    /// <summary>Whether a part of a line certainly holds no trigger, and decoding would bring none out.</summary>
#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    public bool Clears(ReadOnlySpan<byte> line, int start, int length)
    {
        if (_paused > 0)
        {
            _paused--;
            return false;
        }
        var clears = IsClear(line, start, length);
        if (!clears) _suspicious++;
        if (++_looked < Trial) return clears;
        if (_suspicious * 2 > _looked) _paused = Pause;
        _looked = _suspicious = 0;
        return clears;
    }

#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    private bool IsClear(ReadOnlySpan<byte> line, int start, int length)
    {
        var sifted = sieve.Sift(line, start, length);
        if (sifted != Sifted.Encoded) return sifted == Sifted.Clear;
        if (length > FieldDecoder.Longest) return false;
        var plain = PercentText.Decode(line.Slice(start, length), _plain);
        return plain >= 0 && sieve.Sift(_plain, 0, plain) == Sifted.Clear;
    }
}
