namespace SopWebsite.Evidence;

/// <summary>A file that is kept as evidence (eviden). Its digest is in the register, so that a change of the file shows.</summary>
/// <param name="Path">The file, absolute.</param>
/// <param name="Sha256">The digest of its content: 64 lower-case hex digits.</param>
/// <param name="Size">Its length in bytes.</param>
public sealed record KeptEvidence(string Path, string Sha256, long Size)
{
    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => FormattableString.Invariant($"{Path} ({Size} bytes, SHA-256 {Sha256})");
}
