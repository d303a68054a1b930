using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors.Logs.Formats;

namespace SopWebsite.Tests.Visitors.Formats;

/// <summary>Each parser against a plain other way to read the same line: a regular expression, a split, the framework's JSON.</summary>
public sealed class FormatOracleTests
{
    private const string CommonTime = "dd'/'MMM'/'yyyy':'HH':'mm':'ss";

    private static readonly HashSet<string> Names =
        ["remoteaddr", "timeiso8601", "requestmethod", "requesturi", "status", "bodybytessent", "httpreferer", "httpuseragent", "host"];

    private static readonly Regex Rest = new(
        "^\\] \"(?<r>(?:\\\\.|[^\\\\])*?)\" (?<s>[0-9]{3})(?= |$)(?: (?<b>[0-9]{1,18}|-?)(?:(?= |$) \"(?<f>(?:\\\\.|[^\\\\\"])*\\\\?)(?:\"|$)(?: \"(?<u>(?:\\\\.|[^\\\\\"])*\\\\?)(?:\"|$))?)?)?",
        RegexOptions.Singleline | RegexOptions.CultureInvariant);

    [Fact]
    public void CombinedIsReadAsARegularExpressionReadsIt() => Property.Holds(
        1, 4000, random => Mutated(random, Combined(random)), Shorter,
        line => Assert.Equal(CombinedOracle(line, 0), Fields.Of(Fields.Format("combined"), line)?.InOneLine));

    [Fact]
    public void VhostIsReadAsARegularExpressionReadsIt() => Property.Holds(
        2, 4000, random => Mutated(random, $"{Host(random)} {Combined(random)}"), Shorter,
        line =>
        {
            var match = Regex.Match(line, "^(?<h>[^ ]{1,261}) (?<a>[^ ]{1,255}) ");
            var named = Regex.Match(match.Groups["h"].Value, "^(.+):[0-9]{1,5}$", RegexOptions.Singleline);
            var dotted = match.Groups["a"].Value.Contains('.', StringComparison.Ordinal) || LooksLikeAddress(match.Groups["a"].Value);
            var expected = match.Success && !LooksLikeAddress(match.Groups["h"].Value) && (named.Success || dotted)
                ? CombinedOracle(line[(match.Groups["h"].Length + 1)..], 0) : null;
            if (expected is not null) expected += named.Success ? named.Groups[1].Value : match.Groups["h"].Value;
            Assert.Equal(expected, Fields.Of(Fields.Format("vhost_combined"), line)?.InOneLine);
        });

    [Fact]
    public void W3cIsReadAsASplitReadsIt() => Property.Holds(
        3, 3000,
        random =>
        {
            var names = Shuffled(random, ["date", "time", "c-ip", "cs-method", "cs-uri-stem", "cs-uri-query", "sc-status", "sc-bytes", "cs(User-Agent)", "cs(Referer)", "cs-host", "s-port"]);
            var values = names.Select(name => name switch
            {
                "date" => Time(random).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                "time" => Time(random).ToString("HH:mm:ss", CultureInfo.InvariantCulture),
                "c-ip" => Address(random),
                "sc-status" => random.Next(100, 600).ToString(CultureInfo.InvariantCulture),
                "sc-bytes" => random.Next(5) == 0 ? "-" : random.Next().ToString(CultureInfo.InvariantCulture),
                "cs-uri-query" when random.Next(2) == 0 => "-",
                _ => Word(random, "\" \t") + "+x",
            });
            return (Names: string.Join(' ', names), Line: Mutated(random, string.Join(' ', values)));
        },
        line => Shorter(line.Line).Select(shorter => (line.Names, shorter)),
        line =>
        {
            var names = line.Names.Split(' ');
            var trimmed = line.Line.TrimEnd(' ', '\t');
            var values = trimmed.Split(' ', '\t');
            string? expected = null;
            string Of(string name) => values[Array.IndexOf(names, name)];
            if (values.Length == names.Length && values.All(value => value.Length > 0) && trimmed[0] != '#'
                && DateTime.TryParseExact(Of("date"), ["yyyy-MM-dd", "yyyy/MM/dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1970 and < 9999
                && Clock(Of("time")) is { } clock && Client(Of("c-ip")) is { Length: > 0 and <= 255 } address && Status(Of("sc-status")) is { } status)
            {
                var target = Of("cs-uri-stem");
                var query = Of("cs-uri-query");
                if (query != "-" && !target.Contains('?', StringComparison.Ordinal)) target += query[0] == '?' ? query : "?" + query;
                expected = string.Join('|', address, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T" + clock + "Z", Of("cs-method"), target, status,
                    Size(Of("sc-bytes")), Of("cs(Referer)"), Of("cs(User-Agent)").Replace('+', ' '), Of("cs-host"));
            }
            Assert.Equal(expected, Fields.Of(Fields.Format("#Fields: " + line.Names), line.Line)?.InOneLine);
        });

    [Fact]
    public void JsonIsReadAsTheFrameworkReadsIt() => Property.Holds(
        4, 3000, random => Mutated(random, Json(random)), Shorter,
        line =>
        {
            var bytes = Encoding.Latin1.GetBytes(line);
            var found = Fields.Of(LogFormats.Of("json", TimeSpan.Zero)!.NewParser(), bytes);
            try
            {
                using var document = JsonDocument.Parse(bytes);
                if (IsKnown(document.RootElement)) Assert.Equal(JsonOracle(document.RootElement), found?.InOneLine);
            }
            catch (JsonException)
            {
                // Damaged JSON may be read or not; what matters is that the reading ends.
            }
            catch (InvalidOperationException failure) when (failure.Message.Contains("UTF", StringComparison.Ordinal))
            {
                // Bytes that the framework makes no text of.
            }
        });

    [Fact]
    public void AFormatStringFindsWhatWasWrittenByIt() => Property.Holds(
        5, 3000,
        random =>
        {
            var time = Time(random);
            var pieces = Shuffled(random, ["%h", "%t", "\"%r\"", "%>s", "%b", "\"%{Referer}i\"", "\"%{User-Agent}i\"", "%D", "%v"]);
            var words = pieces.Select(piece => piece switch
            {
                "%h" => Address(random),
                "%t" => "[" + time.ToString(CommonTime, CultureInfo.InvariantCulture) + " +0000]",
                "\"%r\"" => $"\"GET /{Word(random, "\" ")} HTTP/1.1\"",
                "%>s" => random.Next(100, 600).ToString(CultureInfo.InvariantCulture),
                "%b" => random.Next().ToString(CultureInfo.InvariantCulture),
                "%D" => "17",
                "%v" => "pn.example.go.id",
                _ => "\"" + Word(random, "") + "\"",
            }).ToArray();
            var between = random.Next(3) switch { 0 => " ", 1 => " | ", _ => "\t" };
            return (Format: string.Join(between, pieces), Line: string.Join(between, words), Pieces: pieces, Words: words, Time: time);
        },
        _ => [],
        made =>
        {
            string Of(string piece) => made.Words[Array.IndexOf(made.Pieces, piece)].Trim('"');
            // A field ends at the first text that may follow it: in a field without quotes that is not what was written.
            Assert.Equal(
                string.Join('|', Of("%h"), made.Time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), "GET", Of("\"%r\"")[4..^9], Of("%>s"), Of("%b"),
                    Inner(made.Words[Array.IndexOf(made.Pieces, "\"%{Referer}i\"")]), Inner(made.Words[Array.IndexOf(made.Pieces, "\"%{User-Agent}i\"")]), "pn.example.go.id"),
                Fields.Of(Fields.Format(made.Format), made.Line)?.InOneLine);
        });

    private static string Inner(string quoted) => quoted[1..^1];

    private static string? CombinedOracle(string line, int from)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        if (space is < 1 or > 255) return null;
        for (var at = line.IndexOf('[', space); at >= 0; at = line.IndexOf('[', at + 1))
        {
            if (at + 28 > line.Length || line[at + 27] != ']' || CommonInstant(line.Substring(at + 1, 26)) is not { } time) continue;
            var match = Rest.Match(line[(at + 27)..]);
            if (!match.Success) return null;
            var request = match.Groups["r"].Value;
            var first = request.IndexOf(' ', StringComparison.Ordinal);
            var protocol = request.LastIndexOf(" HTTP/", StringComparison.Ordinal);
            var target = first < 0 ? request : request[(first + 1)..(protocol > first ? protocol : request.Length)];
            return string.Join('|', line[..space], time, first < 0 ? "" : request[..first], target, int.Parse(match.Groups["s"].Value, CultureInfo.InvariantCulture),
                Size(match.Groups["b"].Value), match.Groups["f"].Value, match.Groups["u"].Value, "");
        }
        return null;
    }

    /// <summary>A change has not made one of the many other names of a field out of a name.</summary>
    private static bool IsKnown(JsonElement root) => root.ValueKind != JsonValueKind.Object
        || root.EnumerateObject().All(property => Names.Contains(Plain(property.Name)) || property.Name is "lain" or "geo");

    private static string Plain(string name) => Regex.Replace(name, "[-_.@ ]", "").ToLowerInvariant();

    private static string? JsonOracle(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject())
        {
            var value = property.Value.ValueKind switch
            {
                JsonValueKind.String => property.Value.GetString()!,
                JsonValueKind.Number => property.Value.GetRawText(),
                _ => "",
            };
            // A name of a log is never escaped, so the raw one is compared.
            var given = property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number;
            if (value.Length > 0 || (given && !values.ContainsKey(Plain(property.Name)))) values[Plain(property.Name)] = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value));
        }
        string Of(string name) => values.GetValueOrDefault(name, "");
        if (Client(Of("remoteaddr")) is not { Length: > 0 and <= 255 } address || Status(Of("status")) is not { } status || !values.ContainsKey("requesturi")) return null;
        return IsoInstant(Of("timeiso8601")) is not { } time ? null : string.Join('|', address, time, Of("requestmethod"), Of("requesturi"), status,
            Size(Of("bodybytessent")), Of("httpreferer"), Of("httpuseragent"), Of("host"));
    }

    private static string? IsoInstant(string text)
    {
        var match = Regex.Match(text, "^(?<d>[0-9]{4}([-/])[0-9]{2}\\1[0-9]{2})[Tt _](?<c>[0-9:]{8})([.,](?!$)[0-9]*)? *(?<z>[Zz]|[-+](0[0-9]|1[0-8])(:?[0-5][0-9])?)?$", RegexOptions.Singleline);
        if (!match.Success || Clock(match.Groups["c"].Value) is not { } clock) return null;
        if (!DateTime.TryParseExact(match.Groups["d"].Value, ["yyyy-MM-dd", "yyyy/MM/dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return null;
        var zone = match.Groups["z"].Value.Replace(":", "", StringComparison.Ordinal).PadRight(5, '0');
        var offset = zone[0] is '+' or '-' ? new TimeSpan(int.Parse(zone.AsSpan(1, 2), CultureInfo.InvariantCulture), int.Parse(zone.AsSpan(3, 2), CultureInfo.InvariantCulture), 0) : default;
        if (date.Year is < 1970 or > 9998) return null;
        date += TimeSpan.Parse(clock, CultureInfo.InvariantCulture);
        return (zone[0] == '-' ? date + offset : date - offset).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }

    private static string? CommonInstant(string text)
    {
        var leap = text.Length == 26 && text.AsSpan(18, 2).SequenceEqual("60") ? text[..18] + "59" + text[20..] : text;
        if (!Regex.IsMatch(leap, "^[0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}:[0-9]{2}:[0-9]{2}:[0-9]{2} [-+](0[0-9]|1[0-8])[0-5][0-9]$")) return null;
        if (!DateTime.TryParseExact(leap[..20], CommonTime, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year is < 1970 or > 9998) return null;
        var offset = new TimeSpan(int.Parse(text.AsSpan(22, 2), CultureInfo.InvariantCulture), int.Parse(text.AsSpan(24, 2), CultureInfo.InvariantCulture), 0);
        if (leap != text) local = local.AddSeconds(1);
        return (text[21] == '-' ? local + offset : local - offset).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }

    private static string? Clock(string text)
    {
        var match = Regex.Match(text, "^([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9])", RegexOptions.CultureInvariant);
        return match.Success ? match.Value : null;
    }

    private static string Client(string field)
    {
        var first = field.Split(',')[0].Trim(' ');
        var bracketed = Regex.Match(first, "^\\[([^\\]]{1,})\\]", RegexOptions.Singleline);
        if (bracketed.Success) return bracketed.Groups[1].Value;
        var port = Regex.Match(first, "^([^:]+):[^:]*$", RegexOptions.Singleline);
        return port.Success ? port.Groups[1].Value : first;
    }

    private static bool LooksLikeAddress(string text) =>
        Regex.IsMatch(text, "^[0-9.]{1,15}$", RegexOptions.Singleline) && text.Count(letter => letter == '.') == 3 || Regex.IsMatch(text, "^[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:([0-9A-Fa-f.:]*$|[0-9A-Fa-f.:]*%)", RegexOptions.Singleline);

    private static int? Status(string text) => text is "" or "-" or "0" ? 0 : Regex.IsMatch(text, "^[0-9]{3}$") ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static long Size(string text) => Regex.IsMatch(text, "^[0-9]{1,18}$") ? long.Parse(text, CultureInfo.InvariantCulture) : -1;

    private static string Combined(Random random)
    {
        var offset = TimeSpan.FromMinutes(random.Next(-28, 29) * 30);
        var line = $"{Address(random)} - {(random.Next(4) == 0 ? Word(random, "") : "-")} [{Time(random).ToString(CommonTime, CultureInfo.InvariantCulture)} {(offset < TimeSpan.Zero ? '-' : '+')}{offset:hhmm}] "
            + $"\"{(random.Next(5) == 0 ? Word(random, "") : $"GET /{Word(random, "")} HTTP/1.1")}\" {random.Next(100, 600)} {(random.Next(5) == 0 ? "-" : random.Next())}";
        return random.Next(4) == 0 ? line : line + $" \"{Word(random, "")}\" \"{Word(random, "")}\"";
    }

    private static string Json(Random random)
    {
        var names = Shuffled(random, ["remote_addr", "time_iso8601", "request_method", "request_uri", "status", "body_bytes_sent", "http_referer", "http_user_agent", "host", "lain", "geo"]);
        var made = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var name in names) made[name] = name switch
        {
            "remote_addr" => Address(random),
            "time_iso8601" => Time(random).ToString("yyyy-MM-ddTHH:mm:ss+00:00", CultureInfo.InvariantCulture),
            "status" => random.Next(2) == 0 ? random.Next(100, 600) : random.Next(100, 600).ToString(CultureInfo.InvariantCulture),
            "body_bytes_sent" => random.Next(2) == 0 ? random.Next() : random.Next().ToString(CultureInfo.InvariantCulture),
            "geo" => new object[] { new { remote_addr = "9.9.9.9", x = new[] { "}", "\"]" } }, true, 1.5 },
            "lain" => random.Next(3) == 0 ? null : random.Next(2) == 0,
            _ => Word(random, "\0") + (random.Next(4) == 0 ? "é😀\u0007\n" : ""),
        };
        return Encoding.Latin1.GetString(JsonSerializer.SerializeToUtf8Bytes(made, new JsonSerializerOptions
        {
            Encoder = random.Next(2) == 0 ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping : JavaScriptEncoder.Default,
        }));
    }

    private static DateTime Time(Random random) => DateTime.UnixEpoch.AddSeconds(random.NextInt64(100_000, 4_000_000_000));

    private static string Address(Random random) => random.Next(4) switch
    {
        0 => $"2001:db8::{random.Next(65536):x}:{random.Next(65536):x}",
        1 => "klien.example.net",
        _ => $"203.0.113.{random.Next(256)}",
    };

    private static string Host(Random random) => random.Next(3) switch { 0 => "pn.example.go.id:443", 1 => "pn.example.go.id", _ => Address(random) };

    /// <summary>A text as hostile as the format allows: what is not to be in it is left out, a quote is escaped.</summary>
    private static string Word(Random random, string without)
    {
        const string Letters = "abz09/?&=%.+-_~ []\"\\{}:;,'<>()\u00e9\u0001";
        var text = new StringBuilder();
        for (var n = random.Next(12); n > 0; n--)
        {
            var letter = Letters[random.Next(Letters.Length)];
            if (without.Contains(letter, StringComparison.Ordinal) || (without == "\" \t" && letter == '\\')) continue;
            if (without != "\0" && letter is '"' or '\\' && without != "\" \t") text.Append('\\');
            text.Append(letter);
        }
        return text.ToString();
    }

    private static string Mutated(Random random, string line)
    {
        if (random.Next(3) > 0) return line;
        var letters = line.ToCharArray();
        for (var n = random.Next(1, 4); n > 0; n--) letters[random.Next(letters.Length)] = random.Next(3) == 0 ? (char)random.Next(11, 256) : "\"\\ []:/0{},-"[random.Next(12)];
        return new string(letters);
    }

    private static IEnumerable<string> Shorter(string line) => Property.Smaller(line.ToCharArray(), _ => []).Select(letters => new string(letters));

    private static string[] Shuffled(Random random, string[] items)
    {
        random.Shuffle(items);
        return items;
    }
}
