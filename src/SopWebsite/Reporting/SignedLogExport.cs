using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Escalations.Exports;
using SopWebsite.Languages;
using SopWebsite.Register;

namespace SopWebsite.Reporting;

/// <summary>Writes the log, or a part of it, as a file that can be checked later without the register, and its signature beside it.</summary>
/// <param name="register">The register.</param>
/// <param name="clock">The time.</param>
public sealed class SignedLogExport(IRegister register, IClock clock)
{
    /// <summary>
    /// The numbers of a month's entries, from the first to the last. Entries between them that bear another month's time, written by a clock that ran
    /// ahead or behind, are part of it: a chain has no gaps.
    /// </summary>
    /// <param name="month">The month.</param>
    /// <param name="zone">The zone whose wall clock draws the borders; null for <see cref="RegisterZone"/>.</param>
    /// <exception cref="SopException"><c>SopLogEntriesNotThere</c>: the month has none.</exception>
    public (long First, long Last) NumbersOf(ReportMonth month, string? zone = null)
    {
        var ofZone = zone?.ToUpperInvariant() ?? RegisterZone.Of(register.Sites);
        var (first, last) = (0L, 0L);
        foreach (var entry in register.Log.Read(month.StartIn(ofZone), month.EndIn(ofZone)))
            (first, last) = (first == 0 ? entry.Number : first, entry.Number);
        if (first > 0) return (first, last);
        var title = month.Title;
        throw NotThere(
            new Phrase($"There are no entries of {title.English} in the log.", $"Tidak ada entri bulan {title.Indonesian} dalam log."), month);
    }

    /// <summary>Writes entries, one JSON object a line, and then the signature. A file without its signature counts for nothing.</summary>
    /// <param name="path">Where to; the signature has the same name with <c>.sig</c> after it.</param>
    /// <param name="first">The number of the first entry.</param>
    /// <param name="last">The number of the last; null for all there are.</param>
    /// <param name="court">The court's name; null where it is not known.</param>
    /// <param name="overwrite">True replaces files that are there.</param>
    /// <param name="stop">Ends the work early; nothing is left then.</param>
    /// <exception cref="SopException">
    /// <c>SopFileExists</c>, <c>SopFileNotWritten</c>; <c>SopLogEntriesNotThere</c>: the log does not hold those entries;
    /// <c>SopLogNotIntact</c>: one of them does not fit, and nothing is signed; <c>SopLogEntryTooLong</c>: one of them fits in no line; and those
    /// of <see cref="ILogSigner.Obtain"/>.
    /// </exception>
    public SignedEscalationLog Write(string path, long first, long? last, string? court, bool overwrite, CancellationToken stop = default)
    {
        var signaturePath = SignedLogCheck.SignatureOf(path);
        foreach (var file in new[] { path, signaturePath }.Where(file => !overwrite && File.Exists(file))) throw ReportFile.AlreadyThere(file);
        using var key = register.Signer.Obtain();
        if (key.IsNew) Note(key.Public);
        LogExportStatement? statement = null;
        // The signature's place is tried first and filled last: it can only stand beside the file that it is about.
        ReportFile.Write(signaturePath, overwrite, signature =>
        {
            ReportFile.Write(path, overwrite, stream =>
            {
                var (previous, lastHash, entries, sha256) = Entries(stream, first, last, stop);
                statement = new LogExportStatement
                {
                    File = Path.GetFileName(path), Sha256 = sha256, FirstEntry = first, LastEntry = first + entries - 1, PreviousHash = previous,
                    LastHash = lastHash, ExportedAt = clock.UtcNow, Court = court, Key = key.Public,
                };
            });
            var bytes = SignatureFile.Compose(statement!, key);
            signature.Write(bytes, 0, bytes.Length);
        });
        return new SignedEscalationLog
        {
            FullName = path,
            SignaturePath = signaturePath,
            FirstEntry = statement!.FirstEntry,
            Entries = statement.Entries,
            LastHash = statement.LastHash,
            Sha256 = statement.Sha256,
            KeyFingerprint = statement.Key.Fingerprint,
            ExportedAt = statement.ExportedAt,
            Court = statement.Court,
        };
    }

    private (string Previous, string LastHash, long Entries, string Sha256) Entries(Stream stream, long first, long? last, CancellationToken stop)
    {
        using var lines = new EntryLineWriter(stream);
        var previous = EscalationChain.Genesis;
        EscalationChainWalk? walk = null;
        foreach (var entry in register.Log.ReadNumbers(first - 1, last ?? long.MaxValue))
        {
            stop.ThrowIfCancellationRequested();
            if (walk is null && entry.Number == first - 1)
            {
                // Not part of the export: only the hash that the first entry must carry.
                previous = entry.Hash;
                continue;
            }
            walk ??= new EscalationChainWalk(known: null, first, previous);
            if (!walk.Take(entry)) throw NotIntact(walk.Result);
            if (!lines.Write(entry)) throw TooLong(entry);
        }
        var entries = walk?.Result.Entries ?? 0;
        if (entries == 0 || first + entries - 1 < last) throw NotThere(first, last, first + entries - 1);
        return (previous, walk!.Result.LastHash, entries, lines.Finish());
    }

    /// <summary>The log itself tells from when on there is which key.</summary>
    private void Note(LogPublicKey key) => register.Log.Append(new EscalationDraft
    {
        At = clock.UtcNow,
        Event = EscalationEvent.Note,
        FollowUp = "Kunci tanda tangan ekspor log dibuat",
        Evidence = "SHA-256 " + key.Fingerprint,
    });

    private static SopException NotIntact(EscalationLogVerification result)
    {
        var fault = ReportNames.Of(result.Fault);
        return new SopException(
            "SopLogNotIntact", SopErrorKind.SecurityFailure,
            new Phrase(
                $"The log is not intact at entry {Text(result.FirstBadEntry)}: {fault.English}. Nothing was signed. Run Test-SopEscalationLog; "
                + "the sound entries before it can be exported with -Last.",
                $"Log tidak utuh pada entri {Text(result.FirstBadEntry)}: {fault.Indonesian}. Tidak ada yang ditandatangani. Jalankan "
                + "Test-SopEscalationLog; entri utuh sebelumnya dapat diekspor dengan -Last."),
            result.FirstBadEntry);
    }

    private static SopException TooLong(EscalationEntry entry) => new(
        "SopLogEntryTooLong", SopErrorKind.InvalidData,
        new Phrase($"Entry {Text(entry.Number)} has more text than a line of an export can hold. Export the entries before and after it.",
            $"Entri {Text(entry.Number)} memuat teks lebih panjang daripada satu baris ekspor. Ekspor entri sebelum dan sesudahnya."),
        entry.Number);

    private static SopException NotThere(long first, long? last, long end) => NotThere(
        new Phrase(
            $"The log does not hold entries {Text(first)} to {(last is null ? "its end" : Text(last))}"
            + (end >= first ? $": it ends with {Text(end)}." : ". Get-SopEscalation shows what it holds."),
            $"Log tidak memuat entri {Text(first)} sampai {(last is null ? "akhir" : Text(last))}"
            + (end >= first ? $": log berakhir pada {Text(end)}." : ". Get-SopEscalation memperlihatkan isinya.")),
        first);

    private static SopException NotThere(Phrase phrase, object offender) => new("SopLogEntriesNotThere", SopErrorKind.NotFound, phrase, offender);

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
