using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Escalations.Exports;

/// <summary>Checks a signed export of the log by itself: no register is needed.</summary>
public static class SignedLogCheck
{
    /// <summary>Where the signature of an export is, unless someone put it elsewhere.</summary>
    public static string SignatureOf(string path) => path + SignatureFile.Extension;

    /// <summary>
    /// Reads an export once from end to end: its signature, the key, the file's SHA-256, and the chain of its entries from the signed first to the
    /// signed last. Whatever the files hold, they need little memory.
    /// </summary>
    /// <param name="path">The export.</param>
    /// <param name="signaturePath">Its signature; null for the one beside it.</param>
    /// <param name="fingerprint">The key's fingerprint as it was written down elsewhere, 64 hex digits; null compares with none.</param>
    /// <param name="stop">Ends the work early.</param>
    /// <exception cref="SopException"><c>SopLogExportUnreadable</c>: a file is there but cannot be opened or read.</exception>
    public static SignedLogVerification Check(string path, string? signaturePath = null, string? fingerprint = null, CancellationToken stop = default)
    {
        signaturePath ??= SignatureOf(path);
        var failures = new List<SignedLogFailure>();
        var statement = Open(signaturePath, () => SignedBy(signaturePath, fingerprint, failures));
        return Open(path, () => Entries(path, signaturePath, statement, failures, stop)) with
        {
            IsKeyCompared = statement is not null && fingerprint is not null,
        };
    }

    private static LogExportStatement? SignedBy(string path, string? fingerprint, List<SignedLogFailure> failures)
    {
        if (!File.Exists(path))
        {
            failures.Add(SignedLogFailure.SignatureMissing);
            return null;
        }
        using var stream = Stream(path);
        if (SignatureFile.TryRead(stream, out var failure) is not { } file)
        {
            failures.Add(failure);
            return null;
        }
        var key = file.Statement.Key;
        if (!key.IsStrong) failures.Add(SignedLogFailure.KeyWeak);
        else if (!key.Verifies(file.Signed, file.Signature)) failures.Add(SignedLogFailure.SignatureWrong);
        if (fingerprint is not null && !string.Equals(key.Fingerprint, fingerprint, StringComparison.OrdinalIgnoreCase))
            failures.Add(SignedLogFailure.KeyOther);
        return file.Statement;
    }

    private static SignedLogVerification Entries(
        string path, string signaturePath, LogExportStatement? statement, List<SignedLogFailure> failures, CancellationToken stop)
    {
        using var stream = Stream(path);
        using var lines = new EntryLineReader(stream);
        var walk = statement is null ? null
            : new EscalationChainWalk(new EscalationLogHead(statement.LastEntry, statement.LastHash), statement.FirstEntry, statement.PreviousHash);
        var (taken, isMore) = (0L, false);
        while (lines.TryRead(out var line, out var tooLong))
        {
            stop.ThrowIfCancellationRequested();
            isMore = taken == statement?.Entries;
            if (isMore) break;
            var entry = tooLong ? null : EntryLine.TryRead(line);
            // Without a signature the first entry says by itself where it stands.
            walk ??= entry is null ? new EscalationChainWalk(known: null) : new EscalationChainWalk(known: null, entry.Number, entry.PreviousHash);
            if (entry is null) walk.TakeUnreadable();
            if (entry is null || !walk.Take(entry)) break;
            taken++;
        }
        var sha256 = lines.Finish(stop);
        if (statement is not null && !string.Equals(sha256, statement.Sha256, StringComparison.Ordinal)) failures.Add(SignedLogFailure.FileChanged);
        if (isMore) failures.Add(SignedLogFailure.MoreThanSigned);
        var result = (walk ?? new EscalationChainWalk(known: null)).Result;
        return new SignedLogVerification
        {
            Path = path,
            SignaturePath = signaturePath,
            FirstEntry = result.FirstEntry,
            Entries = result.Entries,
            Fault = result.Fault,
            FirstBadEntry = result.FirstBadEntry,
            LastHash = result.LastHash,
            Failures = [.. failures],
            KeyFingerprint = statement?.Key.Fingerprint,
            IsKeyCompared = false,
            Sha256 = sha256,
            SignedSha256 = statement?.Sha256,
            SignedEntries = statement?.Entries,
            FileName = statement?.File,
            Court = statement?.Court,
            ExportedAt = statement?.ExportedAt,
        };
    }

    private static FileStream Stream(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);

    private static T Open<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            var why = failure.Message.TrimEnd('.');
            throw new SopException(
                "SopLogExportUnreadable", SopErrorKind.ReadFailure,
                new Phrase($"The file '{path}' cannot be read: {why}.", $"Berkas '{path}' tidak dapat dibaca: {why}."), path, failure);
        }
    }
}
