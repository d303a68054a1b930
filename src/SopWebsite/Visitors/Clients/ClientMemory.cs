using System.IO.Compression;
using System.Text;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors.Clients;

/// <summary>
/// The buckets of the addresses that were there lately, as text: with it the next reading of the log goes on as if there had been no end
/// between the two. Only the newest addresses are remembered; of those that have been gone for longer than any bucket lasts there is nothing
/// to remember.
/// </summary>
internal static class ClientMemory
{
    private const byte Version = 2;

    /// <summary>So many addresses are remembered.</summary>
    public const int Most = 20_000;

    /// <summary>Writes down what the addresses of a table have in their buckets.</summary>
    public static string Of(ClientTable clients, KeyedHash hash, RuleBook rules)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new BinaryWriter(deflate, Encoding.UTF8))
        {
            writer.Write(Version);
            writer.Write(hash.Secret);
            var latest = Latest(clients, rules);
            writer.Write(latest.Count);
            foreach (var number in latest) Write(writer, clients, number, rules);
        }
        return Convert.ToBase64String(packed.ToArray());
    }

    /// <summary>The secret that the remembered pages and programs were hashed with; null when there is nothing to go on from.</summary>
    public static byte[]? SecretOf(string? text)
    {
        byte[]? secret = null;
        Read(text, reader => secret = reader.ReadBytes(KeyedHash.SecretLength));
        return secret?.Length == KeyedHash.SecretLength ? secret : null;
    }

    /// <summary>Puts what was written down into a table that was made with the same secret.</summary>
    public static void Restore(string? text, ClientTable clients, KeyedHash hash, RuleBook rules) => Read(text, reader =>
    {
        reader.ReadBytes(KeyedHash.SecretLength);
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var address = reader.ReadBytes(reader.ReadUInt16());
            ref var client = ref clients[clients.Find(address, hash.Of(address), matters: true)];
            client.Clock = reader.ReadInt64();
            (client.RateLevel, client.CrawlLevel) = (reader.ReadInt32(), reader.ReadInt32());
            (client.Page0, client.Page1, client.Page2, client.Page3) = (
                reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadUInt32());
            if (reader.ReadBoolean()) client.Detail = ClientDetail.Read(reader, rules);
        }
    });

    private static void Write(BinaryWriter writer, ClientTable clients, int number, RuleBook rules)
    {
        ref var client = ref clients[number];
        var address = clients.AddressOf(in client).ToArray();
        writer.Write((ushort)address.Length);
        writer.Write(address);
        writer.Write(client.Clock);
        writer.Write(client.RateLevel);
        writer.Write(client.CrawlLevel);
        writer.Write(client.Page0);
        writer.Write(client.Page1);
        writer.Write(client.Page2);
        writer.Write(client.Page3);
        writer.Write(client.Detail is not null);
        client.Detail?.Write(writer, rules);
    }

    private static List<int> Latest(ClientTable clients, RuleBook rules)
    {
        var newest = long.MinValue;
        for (var number = 1; number < clients.Count; number++) newest = Math.Max(newest, clients[number].Clock);
        var lasts = rules.Rules.Select(rule => rule.Data.Burst?.Seconds ?? 0).DefaultIfEmpty().Max();
        var latest = new List<int>();
        for (var number = 1; number < clients.Count; number++)
            if (clients[number].Clock != long.MinValue && newest - clients[number].Clock <= lasts) latest.Add(number);
        if (latest.Count <= Most) return latest;
        latest.Sort(
            (left, right) => clients[right].Clock != clients[left].Clock
                ? clients[right].Clock.CompareTo(clients[left].Clock)
                : left.CompareTo(right));
        latest.RemoveRange(Most, latest.Count - Most);
        return latest;
    }

    /// <summary>What another version wrote, or what is damaged, is not gone on from: the buckets begin empty.</summary>
    private static void Read(string? text, Action<BinaryReader> read)
    {
        if (text is null) return;
        try
        {
            using var reader = new BinaryReader(
                new DeflateStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress), Encoding.UTF8);
            if (reader.ReadByte() == Version) read(reader);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or FormatException)
        {
            // Nothing is lost but levels of buckets.
        }
    }
}
