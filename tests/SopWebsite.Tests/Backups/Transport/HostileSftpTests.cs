using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using SopWebsite.Adapters.Transfer.OpenSsh;
using SopWebsite.Backups;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Transport;

/// <summary>
/// What a server says of the protocol is not believed: whatever it answers, there is a result or a clear failure, and nothing else.
/// </summary>
public sealed class HostileSftpTests : IDisposable
{
    private static readonly RemoteAccess Access = new() { Address = RemoteAddress.Parse("sftp://u@server.example.go.id/situs") };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task NamesThatLeadElsewhereAreNotGoneTo()
    {
        var asked = new List<string>();
        var left = 1;
        await using var server = Serve((type, body) =>
        {
            if (type == SftpType.OpenDir) asked.Add(Encoding.UTF8.GetString(body[4..]));
            return type switch
            {
                SftpType.OpenDir => Handle(),
                SftpType.ReadDir when left-- > 0 => Names(("..", 0x41ED), ("../luar", 0x41ED), ("a/../../luar", 0x41ED), ("folder", 0x41ED)),
                _ => Status(SftpStatus.EndOfFile),
            };
        });
        using var connection = Connect(server);

        var listed = new SftpListing(connection, Access.Address, new List<SkippedFile>(), enter: null).Read(CancellationToken.None).ToList();

        // They are handed on, for the mirror to refuse; only the honest folder was opened.
        Assert.Equal(["../luar", "a/../../luar", "folder"], listed.Select(entry => entry.Path));
        Assert.Equal(["/situs", "/situs/folder"], asked);
    }

    [Fact]
    public async Task ANameThatIsNoTextIsLeftOutAndSaid()
    {
        var first = true;
        await using var server = Serve((type, _) =>
        {
            if (type == SftpType.OpenDir) return Handle();
            if (type != SftpType.ReadDir || !first) return Status(SftpStatus.EndOfFile);
            first = false;
            return Reply(SftpType.Name, Number(1), [0, 0, 0, 2, 0xC3, 0x28], Text(""), Attributes(0x81A4, 5));
        });
        using var connection = Connect(server);
        var skipped = new List<SkippedFile>();

        Assert.Empty(new SftpListing(connection, Access.Address, skipped, enter: null).Read(CancellationToken.None));

        Assert.Equal(SkipReason.NameNotText, Assert.Single(skipped).Reason);
    }

    [Fact]
    public async Task AFolderThatMayNotBeListedIsSaidAndTheRestIsListed()
    {
        var left = 1;
        await using var server = Serve((type, body) => type switch
        {
            SftpType.OpenDir when Encoding.UTF8.GetString(body[4..]) == "/situs/tertutup" => Status(SftpStatus.PermissionDenied),
            SftpType.OpenDir => Handle(),
            SftpType.ReadDir when left-- > 0 => Names(("tertutup", 0x41C0), ("berkas", 0x81A4), ("soket", 0xC1A4)),
            _ => Status(SftpStatus.EndOfFile),
        });
        using var connection = Connect(server);
        var skipped = new List<SkippedFile>();

        var listed = new SftpListing(connection, Access.Address, skipped, enter: null).Read(CancellationToken.None).ToList();

        Assert.Equal(["berkas", "tertutup"], listed.Select(entry => entry.Path));
        Assert.Equal([("soket", SkipReason.Special), ("tertutup", SkipReason.Unreadable)], skipped.Select(skip => (skip.Path, skip.Reason)));
    }

    [Fact]
    public async Task AFileThatMayNotBeReadIsSaid()
    {
        await using var server = Serve((_, _) => Status(SftpStatus.PermissionDenied));
        using var connection = Connect(server);
        var failure = Assert.Throws<SopException>(() => Read(connection, 10));
        Assert.Equal((TransportFaults.UnreadableId, "berkas"), (failure.Id, failure.Offender));
    }

    [Fact]
    public async Task ShortAnswersAreAskedForUntilAllIsThere()
    {
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 30_000).Select(n => n + " ")));
        await using var server = Serve((type, body) => type switch
        {
            SftpType.Open => Handle(),
            SftpType.FStat => Reply(SftpType.Attributes, Attributes(0x81A4, content.Length)),
            SftpType.Read => Part(body),
            _ => Status(SftpStatus.Ok),
        });
        using var connection = Connect(server);

        Read(connection, content.Length);

        Assert.Equal(content, File.ReadAllBytes(_folder["berkas"]));

        byte[] Part(byte[] body)
        {
            var at = (int)BinaryPrimitives.ReadUInt64BigEndian(body.AsSpan(5));
            var wanted = (int)BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(13));
            // An odd third of what is wanted, at least one byte.
            return at >= content.Length
                ? Status(SftpStatus.EndOfFile)
                : Reply(SftpType.Data, Bytes(content[at..Math.Min(content.Length, at + Math.Max(1, wanted / 3))]));
        }
    }

    [Fact]
    public async Task MoreThanWasAskedForIsRefused()
    {
        await using var server = Serve(
            (type, _) => type == SftpType.Open
                ? Handle()
                : type == SftpType.Read
                ? Reply(SftpType.Data, Bytes(new byte[500]))
                : Status(SftpStatus.Ok));
        using var connection = Connect(server);
        Assert.Equal("SopRemoteFault", Assert.Throws<SopException>(() => Read(connection, 10)).Id);
        Assert.True(new FileInfo(_folder["berkas"]).Length <= 10);
    }

    [Fact]
    public async Task APacketOfMonstrousSizeEndsTheConnection()
    {
        await using var server = Serve((_, _) => null, after: [0x7f, 0xff, 0xff, 0xff, 103]);
        using var connection = Connect(server);
        Assert.Equal(TransportFaults.LostId, Assert.Throws<SopException>(() => Read(connection, 10)).Id);
    }

    [Fact]
    public async Task WhoeverGreetsWithTextIsNoServer()
    {
        await using var server = RawServer.Start(
            async (stream, stop) => await stream.WriteAsync("Selamat datang di server kami\r\n"u8.ToArray(), stop));
        using var client = new TcpClient("127.0.0.1", server.Port);
        using var connection = new SftpConnection(client.GetStream(), client.GetStream(), Access.Address, () => "");
        Assert.ThrowsAny<Exception>(connection.Greet);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task WhateverTheServerSaysThereIsAResultOrAClearFailure(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var calls = 0;
            await using var server = Serve((type, _) =>
            {
                if (++calls > 200) return null;
                var honest = type switch
                {
                    SftpType.OpenDir or SftpType.Open => Handle(),
                    SftpType.ReadDir =>
                        random.Next(3) == 0
                            ? Status(SftpStatus.EndOfFile)
                            : Names(("a" + random.Next(1000), 0x41ED), ("b" + random.Next(1000), 0x81A4), ("c" + random.Next(1000), 0xA1FF)),
                    SftpType.ReadLink => Reply(SftpType.Name, Number(1), Text("x"), Text(""), Number(0)),
                    SftpType.Read => Reply(SftpType.Data, Bytes(new byte[10])),
                    SftpType.FStat => Reply(SftpType.Attributes, Attributes(0x81A4, 10)),
                    _ => Status((SftpStatus)random.Next(9)),
                };
                return random.Next(4) == 0 ? Spoilt(honest, random) : honest;
            });
            using var connection = Connect(server);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            foreach (var work in new Action[]
            {
                () => new SftpListing(connection, Access.Address, new List<SkippedFile>(), enter: null).Read(patience.Token).Take(300).ToList(),
                () =>
                    new SftpFiles(connection, Access).Read(
                        new RemoteEntry { Path = "berkas", Kind = RemoteKind.File, Bytes = 10 }, "/situs/berkas", _folder["berkas"], 0,
                        received: null, patience.Token),
            })
            {
                var failure = Record.Exception(work);
                Assert.True(failure is null or SopException, failure?.ToString());
            }
        }
    }

    /// <summary>Fewer bytes, other bytes, other lengths, another type: and none of it by the rules.</summary>
    private static byte[] Spoilt(byte[] reply, Random random)
    {
        var spoilt = random.Next(3) == 0 ? reply[..random.Next(5, reply.Length + 1)] : [.. reply];
        for (var n = random.Next(1, 5); n > 0; n--)
            if (spoilt.Length > 5) spoilt[random.Next(5, spoilt.Length)] = (byte)random.Next(256);
        if (random.Next(4) == 0) spoilt[0] = (byte)random.Next(256);
        return spoilt;
    }

    private void Read(SftpConnection connection, long bytes) => new SftpFiles(connection, Access).Read(
        new RemoteEntry { Path = "berkas", Kind = RemoteKind.File, Bytes = bytes }, "/situs/berkas", _folder["berkas"], 0, received: null,
        CancellationToken.None);

    private static SftpConnection Connect(RawServer server)
    {
        var client = new TcpClient("127.0.0.1", server.Port);
        var connection = new SftpConnection(client.GetStream(), client.GetStream(), Access.Address, () => "");
        connection.Greet();
        return connection;
    }

    /// <summary>A server that greets as it should and answers each request with what the test says; null ends it.</summary>
    private static RawServer Serve(Func<SftpType, byte[], byte[]?> answer, byte[]? after = null) => RawServer.Start(async (stream, stop) =>
    {
        var head = new byte[4];
        var isGreeted = false;
        while (await stream.ReadAtLeastAsync(head, 4, throwOnEndOfStream: false, stop) == 4)
        {
            var body = new byte[BinaryPrimitives.ReadUInt32BigEndian(head)];
            await stream.ReadExactlyAsync(body, stop);
            if (!isGreeted)
            {
                isGreeted = true;
                await stream.WriteAsync(new byte[] { 0, 0, 0, 5, (byte)SftpType.Version, 0, 0, 0, 3 }, stop);
                continue;
            }
            if (answer((SftpType)body[0], body[5..]) is not { } reply)
            {
                if (after is not null) await stream.WriteAsync(after, stop);
                return;
            }
            body.AsSpan(1, 4).CopyTo(reply.AsSpan(1));
            await stream.WriteAsync(Number((uint)reply.Length).Concat(reply).ToArray(), stop);
        }
    });

    private static byte[] Reply(SftpType type, params byte[][] fields) => [(byte)type, 0, 0, 0, 0, .. fields.SelectMany(field => field)];

    private static byte[] Handle() => Reply(SftpType.Handle, Text("h"));

    private static byte[] Status(SftpStatus status) => Reply(SftpType.Status, Number((uint)status), Text(status.ToString()), Text(""));

    private static byte[] Names(params (string Name, uint Mode)[] names) =>
        Reply(
            SftpType.Name,
            [Number((uint)names.Length), .. names.Select(one => (byte[])[.. Text(one.Name), .. Text(""), .. Attributes(one.Mode, 10)])]);

    private static byte[] Attributes(uint mode, long size) =>
        [.. Number(1 | 4 | 8), .. Number(0), .. Number((uint)size), .. Number(mode), .. Number(1), .. Number(1)];

    private static byte[] Number(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static byte[] Bytes(byte[] value) => [.. Number((uint)value.Length), .. value];

    private static byte[] Text(string text) => Bytes(Encoding.UTF8.GetBytes(text));
}
