using System.Globalization;
using System.Text.Json;
using SopWebsite.Files;
using SopWebsite.Renewals.Sources.Registries;

namespace SopWebsite.Renewals.Sources;

/// <summary>
/// What is remembered of sources beside the register: IANA's bootstrap file for a week, and which server asked not to be asked again before
/// when. What cannot be read counts as not there; what cannot be written is asked for again next time.
/// </summary>
/// <param name="folder">Where it is kept; null to remember nothing.</param>
public sealed class SourceMemory(string? folder)
{
    /// <summary>How long a bootstrap file holds.</summary>
    public static readonly TimeSpan Shelf = TimeSpan.FromDays(7);

    private const string BootstrapName = "rdap-dns.json", WaitsName = "waits.json";
    private const string Attempt = "bootstrap";
    private const int LargestFile = 8 * 1024 * 1024;
    private const int MostWaits = 200;

    private readonly Dictionary<string, DateTimeOffset> _waits = ReadWaits(folder);
    private byte[]? _bootstrap;
    private bool _isChanged;

    /// <summary>The bootstrap file that was fetched last with its age; null when none was.</summary>
    internal (RdapBootstrap Servers, TimeSpan Age)? Bootstrap(DateTimeOffset now)
    {
        if (folder is null || ReadFile(folder, BootstrapName) is not { } file || RdapBootstrap.Read(file.Bytes) is not { } read) return null;
        return (read, now - file.At);
    }

    /// <summary>Until when a server is not to be asked; null when it may be.</summary>
    internal DateTimeOffset? WaitOf(Uri server, DateTimeOffset now) =>
        Pending(server.IdnHost + ":" + server.Port.ToString(CultureInfo.InvariantCulture), now);

    /// <summary>Until when the bootstrap file is not to be fetched again, after a failure; null when it may be.</summary>
    internal DateTimeOffset? BootstrapWait(DateTimeOffset now) => Pending(Attempt, now);

    internal void Wait(Uri server, DateTimeOffset until) => Note(server.IdnHost + ":" + server.Port.ToString(CultureInfo.InvariantCulture), until);

    internal void WaitForBootstrap(DateTimeOffset until) => Note(Attempt, until);

    internal void Take(byte[] bootstrap) => (_bootstrap, _isChanged) = (bootstrap, true);

    /// <summary>Writes what was learnt since; not to be called where nothing may be written (-WhatIf).</summary>
    /// <param name="now">The instant.</param>
    public void Save(DateTimeOffset now)
    {
        if (folder is null || !_isChanged) return;
        try
        {
            Directory.CreateDirectory(folder);
            if (_bootstrap is { } bytes) AtomicFile.Write(Path.Combine(folder, BootstrapName), stream => stream.Write(bytes, 0, bytes.Length));
            var waits = _waits.Where(wait => wait.Value > now).Take(MostWaits)
                .ToDictionary(wait => wait.Key, wait => wait.Value.ToString("O", CultureInfo.InvariantCulture), StringComparer.Ordinal);
            var json = JsonSerializer.SerializeToUtf8Bytes(waits);
            AtomicFile.Write(Path.Combine(folder, WaitsName), stream => stream.Write(json, 0, json.Length));
            (_bootstrap, _isChanged) = (null, false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A memory that cannot be kept costs a question more, no answer less.
        }
    }

    private DateTimeOffset? Pending(string key, DateTimeOffset now) => _waits.TryGetValue(key, out var until) && until > now ? until : null;

    private void Note(string key, DateTimeOffset until)
    {
        _waits[key] = until;
        _isChanged = true;
    }

    private static Dictionary<string, DateTimeOffset> ReadWaits(string? folder)
    {
        var waits = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        if (folder is null || ReadFile(folder, WaitsName) is not { } file) return waits;
        try
        {
            using var document = JsonDocument.Parse(file.Bytes, new JsonDocumentOptions { MaxDepth = 4 });
            if (document.RootElement.ValueKind != JsonValueKind.Object) return waits;
            foreach (var wait in document.RootElement.EnumerateObject().Take(MostWaits))
            {
                if (wait.Value.ValueKind == JsonValueKind.String && RegistryDate.Rfc3339(wait.Value.GetString()) is { } until)
                    waits[wait.Name] = until;
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            waits.Clear();
        }
        return waits;
    }

    private static (byte[] Bytes, DateTimeOffset At)? ReadFile(string folder, string name)
    {
        try
        {
            var file = new FileInfo(Path.Combine(folder, name));
            return file.Exists && file.Length <= LargestFile
                ? (File.ReadAllBytes(file.FullName), new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero))
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
