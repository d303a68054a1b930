using System.Globalization;
using System.Text;
using SopWebsite.Visitors.Logs;
using SopWebsite.Visitors.Logs.Formats;

namespace SopWebsite.Tests.Visitors.Formats;

/// <summary>What a parser found in a line, as texts.</summary>
internal sealed record Fields(
    string Address, DateTimeOffset Time, string Method, string Target, int Status, long Bytes, string Referer, string Agent, string Host)
{
    public static ILogFormat Format(string text) => LogFormats.Of(text, TimeSpan.FromHours(7))!;

    /// <summary>The fields; null for a line that is not of the format. The bytes of the line are one character each.</summary>
    public static Fields? Of(ILogFormat format, string line) => Of(format.NewParser(), Encoding.Latin1.GetBytes(line));

    public static Fields? Of(ILineParser parser, byte[] line)
    {
        var parsed = default(LogLine);
        if (!parser.TryParse(line, ref parsed)) return null;
        var text = parsed.Text(line).ToArray();
        Assert.Equal(line, parsed.Line(text).ToArray());
        string Text(Part part) => Encoding.Latin1.GetString(part.Of(text));
        return new Fields(
            Text(parsed.Address), DateTimeOffset.FromUnixTimeSeconds(parsed.Time), Text(parsed.Method), Text(parsed.Target), parsed.Status,
            parsed.Bytes,
            Text(parsed.Referer), Text(parsed.Agent), Text(parsed.Host));
    }

    public string InOneLine =>
        string.Join(
            '|', Address, Time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), Method, Target, Status, Bytes, Referer, Agent, Host);
}
