namespace SopWebsite.Visitors.Logs;

/// <summary>The checksum of gzip (RFC 1952, 8), eight bytes a step.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = Make();

    public static uint Append(uint checksum, ReadOnlySpan<byte> data)
    {
        var table = Table;
        var crc = ~checksum;
        while (data.Length >= 8)
        {
            var low = crc ^ (uint)(data[0] | data[1] << 8 | data[2] << 16 | data[3] << 24);
            crc = table[(7 * 256) + (byte)low] ^ table[(6 * 256) + (byte)(low >> 8)] ^ table[(5 * 256) + (byte)(low >> 16)]
                ^ table[(4 * 256) + (int)(low >> 24)] ^ table[(3 * 256) + data[4]] ^ table[(2 * 256) + data[5]]
                ^ table[256 + data[6]] ^ table[data[7]];
            data = data.Slice(8);
        }
        foreach (var value in data) crc = table[(byte)(crc ^ value)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] Make()
    {
        var table = new uint[8 * 256];
        for (var n = 0; n < 256; n++)
        {
            var value = (uint)n;
            for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            table[n] = value;
        }
        for (var n = 256; n < table.Length; n++) table[n] = table[(byte)table[n - 256]] ^ (table[n - 256] >> 8);
        return table;
    }
}
