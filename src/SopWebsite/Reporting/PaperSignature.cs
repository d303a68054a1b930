namespace SopWebsite.Reporting;

/// <summary>Room for a signature.</summary>
/// <param name="Above">Place and date, or <c>Mengetahui,</c>.</param>
/// <param name="Role">The office that signs.</param>
/// <param name="Name">The person; null leaves dots to write on.</param>
/// <param name="Nip">The person's number (NIP), if known.</param>
public sealed record PaperSignature(string Above, string Role, string? Name, string? Nip);
