using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace SopWebsite.Networks;

/// <summary>A question to a name server and its answer (RFC 1035 section 4). Everything read is bounded by the message itself.</summary>
internal sealed record DnsMessage
{
    private const int HeadLength = 12;
    private const int MostRecords = 100;
    private const int LongestText = 300;

    /// <summary>0 for no error, 3 for a name that does not exist.</summary>
    public int Code { get; private init; }

    /// <summary>True when the answer did not fit.</summary>
    public bool IsCut { get; private init; }

    /// <summary>The records of the type that was asked for, as text.</summary>
    public IReadOnlyList<string> Records { get; private init; } = [];

    public static byte[] Query(string name, int type)
    {
        var id = new byte[2];
        using (var random = RandomNumberGenerator.Create()) random.GetBytes(id);
        var question = new List<byte>();
        foreach (var label in name.TrimEnd('.').Split('.'))
        {
            var letters = Encoding.ASCII.GetBytes(label);
            question.Add((byte)Math.Min(63, letters.Length));
            question.AddRange(letters.Take(63));
        }
        // Recursion is wanted; one question of class IN.
        return [id[0], id[1], 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, .. question, 0, (byte)(type >> 8), (byte)type, 0, 1];
    }

    /// <summary>Reads an answer; null when it is none to the query, or no proper message.</summary>
    public static DnsMessage? Read(byte[] message, int count, byte[] query)
    {
        if (count < query.Length || message[0] != query[0] || message[1] != query[1] || (message[2] & 0x80) == 0) return null;
        for (var n = HeadLength; n < query.Length; n++)
            if (char.ToLowerInvariant((char)message[n]) != char.ToLowerInvariant((char)query[n])) return null;
        var records = new List<string>();
        var at = query.Length;
        var type = (query[query.Length - 4] << 8) | query[query.Length - 3];
        for (var left = Math.Min(MostRecords, (message[6] << 8) | message[7]); left > 0; left--)
        {
            if (Name(message, count, ref at) is null || at + 10 > count) break;
            var (kind, length) = ((message[at] << 8) | message[at + 1], (message[at + 8] << 8) | message[at + 9]);
            at += 10;
            if (at + length > count) break;
            if (kind == type && Record(message, count, at, length, type) is { } record) records.Add(record);
            at += length;
        }
        return new DnsMessage { Code = message[3] & 0x0F, IsCut = (message[2] & 2) != 0, Records = records };
    }

    private static string? Record(byte[] message, int count, int at, int length, int type)
    {
        switch (type)
        {
            case 1 when length == 4:
            case 28 when length == 16:
                return new IPAddress(message.Skip(at).Take(length).ToArray()).ToString();
            case 2 or 12:
                return Name(message, count, ref at);
            case 15 when length > 2:
                var preference = (message[at] << 8) | message[at + 1];
                at += 2;
                return Name(message, count, ref at) is { } host ? FormattableString.Invariant($"{preference} {host}") : null;
            case 16:
                return Text(message, at, length);
            // Flags, a tag with its length, a value (RFC 8659 section 4.1).
            case 257 when length > 2 && message[at + 1] > 0 && message[at + 1] <= length - 2:
                return FormattableString.Invariant($"{message[at]} {Ascii(message, at + 2, message[at + 1])} ")
                    + Ascii(message, at + 2 + message[at + 1], length - 2 - message[at + 1]);
            default:
                return null;
        }
    }

    private static string Ascii(byte[] message, int at, int length) =>
        new([.. message.Skip(at).Take(Math.Min(length, LongestText)).Select(letter => letter is >= 32 and < 127 ? (char)letter : '?')]);

    private static string Text(byte[] message, int at, int length)
    {
        var text = new StringBuilder();
        for (var end = at + length; at < end; at += 1 + message[at])
            text.Append(Encoding.UTF8.GetString(message, at + 1, Math.Min(message[at], end - at - 1)));
        for (var n = 0; n < text.Length; n++)
            if (char.IsControl(text[n])) text[n] = ' ';
        return text.Length <= LongestText ? text.ToString() : text.ToString(0, LongestText);
    }

    /// <summary>A name with its compression followed; null for one that leads outside or in a circle.</summary>
    private static string? Name(byte[] message, int count, ref int at)
    {
        var name = new StringBuilder();
        var (place, jumps) = (at, 0);
        while (true)
        {
            if (place >= count) return null;
            var length = message[place];
            if (length == 0)
            {
                if (jumps == 0) at = place + 1;
                return name.Length == 0 ? "." : name.ToString();
            }
            if ((length & 0xC0) == 0xC0)
            {
                if (place + 1 >= count || ++jumps > 20) return null;
                if (jumps == 1) at = place + 2;
                place = ((length & 0x3F) << 8) | message[place + 1];
                continue;
            }
            if (length > 63 || place + length >= count || name.Length > 255) return null;
            if (name.Length > 0) name.Append('.');
            foreach (var letter in message.Skip(place + 1).Take(length)) name.Append(letter is > 32 and < 127 ? (char)letter : '?');
            place += 1 + length;
        }
    }
}
