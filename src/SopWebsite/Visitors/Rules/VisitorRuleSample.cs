using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SopWebsite.Visitors.Matching;

namespace SopWebsite.Visitors.Rules;

/// <summary>
/// A sample of a rule: a target such as <c>/?id=1'</c>, with a method before it or not, <c>agent</c> or <c>referer</c> and a text, or
/// <c>request</c> and a whole request line. Before it may stand a number, <c>5x</c>, and after it <c>-> 404</c> for the status (404 else),
/// <c>every 30s</c> (1 s else) and <c>from 9</c> for so many addresses; <c>{n}</c> counts on, <c>{a*3000}</c> is a letter so many times, and
/// <c>\xNN</c> a byte as servers write it.
/// </summary>
public static class VisitorRuleSample
{
    private const int MostTimes = 2000;

    private static readonly Regex Form = new(
        @"^(?:(?<times>\d{1,4})x )?(?:(?<field>agent|referer|request) )?(?<text>.*?)(?: -> (?<status>\d{3}))?(?: every (?<every>\d{1,4})s)?(?: from (?<from>\d{1,3}))?$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    private static readonly Regex Repeat = new(@"\{(?<letter>[a-z])\*(?<times>\d{3,5})\}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The lines of a log, in the combined format, that the sample stands for.</summary>
    public static IReadOnlyList<string> Lines(string sample)
    {
        var form = Form.Match(sample);
        var times = Math.Min(Number(form.Groups["times"], 1), MostTimes);
        var every = Number(form.Groups["every"], 1);
        var addresses = Math.Max(Number(form.Groups["from"], 1), 1);
        var lines = new List<string>(times);
        for (var n = 0; n < times; n++)
        {
            var text = Repeat.Replace(form.Groups["text"].Value, Repeated).Replace("{n}", n.ToString(CultureInfo.InvariantCulture));
            lines.Add(Line(form.Groups["field"].Value, text, Number(form.Groups["status"], 404), Start.AddSeconds((long)n * every), n % addresses));
        }
        return lines;
    }

    private static string Line(string field, string text, int status, DateTimeOffset at, int address)
    {
        var escaped = Escape(text);
        var request = field switch
        {
            "agent" or "referer" => "GET / HTTP/1.1",
            "request" => escaped,
            _ => (HasMethod(text) ? escaped : "GET " + escaped) + " HTTP/1.1",
        };
        return string.Format(
            CultureInfo.InvariantCulture, "203.0.113.{0} - - [{1:dd'/'MMM'/'yyyy':'HH':'mm':'ss} +0000] \"{2}\" {3} 512 \"{4}\" \"{5}\"",
            address, at, request, status, field == "referer" ? escaped : "-",
            field == "agent" ? escaped : "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0");
    }

    private static string Repeated(Match form) => new(form.Groups["letter"].Value[0], Number(form.Groups["times"], 1));

    private static bool HasMethod(string text)
    {
        var space = text.IndexOf(' ');
        return space > 0 && text.Substring(0, space).All(value => value is >= 'A' and <= 'Z');
    }

    /// <summary>As Apache writes it.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var at = 0; at < bytes.Length; at++)
        {
            var value = bytes[at];
            if (value == '\\' && at + 1 < bytes.Length && bytes[at + 1] == 'x' && Hex.Two(bytes, at + 2) >= 0) escaped.Append('\\');
            else if (value is (byte)'"' or (byte)'\\') escaped.Append('\\').Append((char)value);
            else if (value is < 0x20 or >= 0x7F) escaped.Append("\\x").Append(value.ToString("x2", CultureInfo.InvariantCulture));
            else escaped.Append((char)value);
        }
        return escaped.ToString();
    }

    private static int Number(Group group, int fallback) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : fallback;
}
