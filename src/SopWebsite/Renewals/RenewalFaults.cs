using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Renewals;

/// <summary>What is refused about renewals themselves.</summary>
internal static class RenewalFaults
{
    public static SopException SubjectMissing(RenewalKind kind) => new(
        "SopRenewalSubjectMissing", SopErrorKind.InvalidArgument,
        new Phrase($"Which {kind} it is must be said: give -Subject, such as the package or the line's number.",
            $"{kind} yang mana harus disebutkan: isi -Subject, misalnya nama paket atau nomor sambungan."),
        kind);

    public static SopException Exists(string site, RenewalKind kind, string subject) => new(
        "SopRenewalExists", SopErrorKind.AlreadyExists,
        new Phrase($"{kind} '{subject}' of '{site}' is registered already. Set-HostingRenewal corrects it, Update-HostingRenewal enters a renewal.",
            $"{kind} '{subject}' milik '{site}' sudah terdaftar. Set-HostingRenewal memperbaikinya, Update-HostingRenewal mencatat perpanjangan."),
        subject);

    public static SopException NotFound(string site, RenewalKind kind, string? subject, int found) => new(
        "SopRenewalNotFound", SopErrorKind.NotFound,
        found > 1
            ? new Phrase($"'{site}' has {found} entries of kind {kind}. Name the one with -Subject; Get-HostingRenewal lists them.",
                $"'{site}' memiliki {found} entri jenis {kind}. Sebutkan dengan -Subject; Get-HostingRenewal menampilkannya.")
            : new Phrase($"No {kind} {subject} of '{site}' is registered. Register-HostingRenewal adds one.",
                $"Tidak ada {kind} {subject} milik '{site}' yang terdaftar. Register-HostingRenewal menambahkannya."),
        subject ?? site);

    public static SopException BeginsAfterEnd(string subject) => new(
        "SopRenewalBeginsAfterEnd", SopErrorKind.InvalidArgument,
        new Phrase($"'{subject}' cannot begin when it has ended already: the start must be before the end.",
            $"'{subject}' tidak mungkin mulai setelah berakhir: tanggal mulai harus sebelum tanggal berakhir."),
        subject);
}
