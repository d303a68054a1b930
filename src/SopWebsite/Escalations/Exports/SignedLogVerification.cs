namespace SopWebsite.Escalations.Exports;

/// <summary>What can be wrong with a signed export, beside a <see cref="EscalationLogFault"/> of its entries.</summary>
public enum SignedLogFailure
{
    /// <summary>There is no signature file beside it. Its entries were checked against each other alone.</summary>
    SignatureMissing,

    /// <summary>The signature file is empty, cut, too large, or otherwise not what an export writes.</summary>
    SignatureUnreadable,

    /// <summary>The signature file is of another format, version or algorithm than this version of SopWebsite knows.</summary>
    FormatUnknown,

    /// <summary>The key is too short, or of an unusual kind, to prove anything.</summary>
    KeyWeak,

    /// <summary>The key is another than the one that was asked for.</summary>
    KeyOther,

    /// <summary>The statements in the signature file were changed, or were never signed with its key.</summary>
    SignatureWrong,

    /// <summary>The file's SHA-256 is not the one that was signed.</summary>
    FileChanged,

    /// <summary>There is more in the file than the entries that were signed.</summary>
    MoreThanSigned,
}

/// <summary>The result of checking a signed export of the log, without the register.</summary>
public sealed record SignedLogVerification : EscalationLogVerification
{
    /// <summary>The export.</summary>
    public required string Path { get; init; }

    /// <summary>Its signature file.</summary>
    public required string SignaturePath { get; init; }

    /// <summary>True when the entries are sound and signature, file and key are what they must be.</summary>
    public override bool IsValid => base.IsValid && Failures.Length == 0;

    /// <summary>Everything that is wrong, beside <see cref="EscalationLogVerification.Fault"/>; empty when nothing is.</summary>
    public required SignedLogFailure[] Failures { get; init; }

    /// <summary>The key in the signature file: SHA-256 of its SubjectPublicKeyInfo; null when there is none to read.</summary>
    public string? KeyFingerprint { get; init; }

    /// <summary>True when the key was held against a fingerprint; else anyone with a key of his own could have signed.</summary>
    public required bool IsKeyCompared { get; init; }

    /// <summary>SHA-256 of the file as it is.</summary>
    public required string Sha256 { get; init; }

    /// <summary>SHA-256 of the file as it was signed; null without a signature that can be read.</summary>
    public string? SignedSha256 { get; init; }

    /// <summary>How many entries were signed; null without a signature that can be read.</summary>
    public long? SignedEntries { get; init; }

    /// <summary>The file's name when it was made; null without a signature that can be read.</summary>
    public string? FileName { get; init; }

    /// <summary>The court that made it, as it says; null where it says none.</summary>
    public string? Court { get; init; }

    /// <summary>When it was made, as it says, UTC; null without a signature that can be read.</summary>
    public DateTimeOffset? ExportedAt { get; init; }
}
