namespace SopWebsite.Visitors.Logs.Formats;

/// <summary>A format without directives.</summary>
internal sealed class PlainFormat(string definition, Func<ILineParser> parser) : ILogFormat
{
    public string Name => definition;

    public string Definition => definition;

    public bool HasDirectives => false;

    public ILogFormat Directive(ReadOnlySpan<byte> line) => this;

    public ILineParser NewParser() => parser();
}
