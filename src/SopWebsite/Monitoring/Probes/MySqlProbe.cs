using System.Net.Sockets;
using System.Text;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Networks;
using SopWebsite.Probing;

namespace SopWebsite.Monitoring.Probes;

/// <summary>
/// Reads the greeting of a MySQL or MariaDB server, and knocks with a name that has no account so that the server ends the exchange itself:
/// one that breaks off in the middle counts as a fault of this machine, and after max_connect_errors of them the server locks it out.
/// </summary>
internal static class MySqlProbe
{
    private const string Knock = "sopwebsite-probe";
    private const string Disguise = "5.5.5-";

    /// <summary>Greetings and errors are a few hundred bytes.</summary>
    private const int LongestPacket = 4096;

    private const int Error = 0xFF, AuthSwitch = 0xFE, Protocol10 = 10;

    public static async Task<ProbeResult> AskAsync(Uri uri, FetchOptions options, FetchTrace trace, CancellationToken stop)
    {
        using var socket = await Dialing.OpenAsync(uri, ProbeAddress.PortOf(uri), options, trace, stop).ConfigureAwait(false);
        trace.Enter(FetchPhase.FirstByte);
        using var closing = SocketLine.CloseOn(stop, socket);
        using var stream = new NetworkStream(socket, ownsSocket: false);
        var (greeting, _) = await PacketAsync(stream, stop).ConfigureAwait(false);
        if (greeting[0] == Error) return Refused(greeting, trace);
        var end = Array.IndexOf(greeting, (byte)0, 1);
        if (greeting[0] != Protocol10 || end < 2) throw NoDatabase();
        var version = Plain(greeting, 1, end - 1);
        // MariaDB puts this before its own version, for programs that would not know what to make of a 10.
        if (version.StartsWith(Disguise, StringComparison.Ordinal)) version = version.Substring(Disguise.Length);
        trace.Enter(FetchPhase.Download);
        try
        {
            await FarewellAsync(stream, stop).ConfigureAwait(false);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested && failure is FetchFailure or IOException)
        {
            // The greeting is what was wanted; how the server says no is its own affair.
        }
        return new ProbeResult { Trace = trace, Answer = version };
    }

    private static async Task FarewellAsync(NetworkStream stream, CancellationToken stop)
    {
        await SendAsync(stream, Response(), number: 1, stop).ConfigureAwait(false);
        var (answer, number) = await PacketAsync(stream, stop).ConfigureAwait(false);
        if (answer[0] == AuthSwitch)
        {
            await SendAsync(stream, [], number + 1, stop).ConfigureAwait(false);
            (answer, _) = await PacketAsync(stream, stop).ConfigureAwait(false);
        }
        // A server that lets anyone in: COM_QUIT.
        if (answer[0] == 0) await SendAsync(stream, [1], number: 0, stop).ConfigureAwait(false);
    }

    /// <summary>An error in place of a greeting: the server lives, but not for this machine.</summary>
    private static ProbeResult Refused(byte[] packet, FetchTrace trace)
    {
        var code = packet.Length > 2 ? packet[1] | (packet[2] << 8) : 0;
        var said = Plain(packet, 3, packet.Length - 3);
        var answer = FormattableString.Invariant($"{code} {said}").Trim();
        // 1130, ER_HOST_NOT_PRIVILEGED: as it should be for a database that serves other machines only.
        if (code == 1130)
            return new ProbeResult
            {
                Trace = trace,
                Answer = answer,
                Concern = new Phrase(
                    "the database lives but lets no account of this computer in", "basis data hidup tetapi tidak menerima akun dari komputer ini"),
            };
        var why = code switch
        {
            1129 => new Phrase(
                "it has locked this computer out after broken connections (mariadb-admin flush-hosts lets it in again)",
                "komputer ini diblokir setelah koneksi yang terputus-putus (mariadb-admin flush-hosts membukanya lagi)"),
            1040 or 1203 => new Phrase("it has too many connections", "koneksinya terlalu banyak"),
            1053 => new Phrase("it is shutting down", "sedang dimatikan"),
            _ => new Phrase("it refuses", "menolak"),
        };
        throw new FetchFailure(AvailabilityFailure.Service, new Phrase(
            $"The database answers with error {answer}: {why.English}.", $"Basis data menjawab dengan galat {answer}: {why.Indonesian}."));
    }

    /// <summary>HandshakeResponse41 without a password: protocol 4.1, secure connection, plugin authentication.</summary>
    private static byte[] Response()
    {
        const int Capabilities = 0x00000200 | 0x00008000 | 0x00080000;
        var head = new byte[32];
        BitConverter.GetBytes(Capabilities).CopyTo(head, 0);
        if (!BitConverter.IsLittleEndian) Array.Reverse(head, 0, 4);
        head[7] = 1;
        head[8] = 33;
        return [.. head, .. Encoding.ASCII.GetBytes(Knock + "\0\0mysql_native_password\0")];
    }

    private static Task SendAsync(NetworkStream stream, byte[] payload, int number, CancellationToken stop)
    {
        byte[] packet = [(byte)payload.Length, (byte)(payload.Length >> 8), 0, (byte)number, .. payload];
        return stream.WriteAsync(packet, 0, packet.Length, stop);
    }

    private static async Task<(byte[] Payload, int Number)> PacketAsync(NetworkStream stream, CancellationToken stop)
    {
        var head = await ExactlyAsync(stream, 4, stop).ConfigureAwait(false);
        var length = head[0] | (head[1] << 8) | (head[2] << 16);
        if (length is 0 or > LongestPacket) throw NoDatabase();
        return (await ExactlyAsync(stream, length, stop).ConfigureAwait(false), head[3]);
    }

    private static async Task<byte[]> ExactlyAsync(NetworkStream stream, int count, CancellationToken stop)
    {
        var bytes = new byte[count];
        for (var have = 0; have < count;)
        {
            int read;
            try
            {
                read = await stream.ReadAsync(bytes, have, count - have, stop).ConfigureAwait(false);
            }
            catch (IOException failure) when (!stop.IsCancellationRequested)
            {
                throw Dropped(failure);
            }
            if (read == 0) throw Dropped(inner: null);
            have += read;
        }
        return bytes;
    }

    private static string Plain(byte[] bytes, int from, int count) =>
        new([.. Encoding.UTF8.GetString(bytes, from, Math.Max(0, Math.Min(count, 200))).Select(letter => char.IsControl(letter) ? ' ' : letter)]);

    private static FetchFailure Dropped(Exception? inner) => new(AvailabilityFailure.Service, new Phrase(
        "The server took the connection but dropped it before it had greeted as a database does.",
        "Server menerima koneksi tetapi memutuskannya sebelum menyapa seperti basis data."), inner);

    private static FetchFailure NoDatabase() => new(AvailabilityFailure.Service, new Phrase(
        "What answers there is no MySQL or MariaDB server.", "Yang menjawab di sana bukan server MySQL atau MariaDB."));
}
