namespace SopWebsite.Visitors.Logs.Formats;

/// <summary>Several formats in one log: each line is read by the first that knows it. For logs that several sites or programs write to.</summary>
internal sealed class MixedFormat(string definition, ILogFormat[] formats) : ILogFormat
{
    public string Name => definition;

    public string Definition => definition;

    public bool HasDirectives => Array.Exists(formats, format => format.HasDirectives);

    public ILogFormat Directive(ReadOnlySpan<byte> line)
    {
        var next = new ILogFormat[formats.Length];
        var same = true;
        for (var n = 0; n < next.Length; n++) same &= ReferenceEquals(next[n] = formats[n].Directive(line), formats[n]);
        return same ? this : new MixedFormat(definition, next);
    }

    public ILineParser NewParser() => new Parser(Array.ConvertAll(formats, format => format.NewParser()));

    private sealed class Parser(ILineParser[] parsers) : ILineParser
    {
        private int _last;

        public bool TryParse(ReadOnlySpan<byte> line, ref LogLine parsed)
        {
            // Neighbours mostly share their format. No line is of two: the formats differ in how they begin.
            if (parsers[_last].TryParse(line, ref parsed)) return true;
            for (var n = 0; n < parsers.Length; n++)
            {
                if (n == _last || !parsers[n].TryParse(line, ref parsed)) continue;
                _last = n;
                return true;
            }
            return false;
        }

        public void Reset()
        {
            foreach (var parser in parsers) parser.Reset();
        }
    }
}
