using System.Net.Sockets;
using System.Text;

namespace SopWebsite.Tests.Support;

/// <summary>A WHOIS server on loopback that hears one line and says what a test wants.</summary>
internal static class WhoisDesk
{
    /// <param name="say">The answer to a question; null to say nothing and hang up.</param>
    public static RawServer Start(Func<string, byte[]?> say) => RawServer.Start(async (stream, ending) =>
    {
        var question = await LineAsync(stream, ending);
        if (say(question) is { } answer) await stream.WriteAsync(answer, ending);
    });

    public static RawServer Start(string answer) => Start(_ => Encoding.UTF8.GetBytes(answer.Replace("\n", "\r\n", StringComparison.Ordinal)));

    public static Uri At(RawServer server) => new($"whois://127.0.0.1:{server.Port}");

    public static async Task<string> LineAsync(NetworkStream stream, CancellationToken ending)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, ending) > 0 && one[0] != '\n') line.Append((char)one[0]);
        return line.ToString().TrimEnd('\r');
    }
}
