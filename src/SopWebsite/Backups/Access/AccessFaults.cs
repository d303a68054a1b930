using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Access;

/// <summary>What goes wrong with switching access.</summary>
internal static class AccessFaults
{
    public static SopException None(string site) => new(
        "SopSiteAccessNone", SopErrorKind.InvalidOperation,
        new Phrase($"'{site}' has no programs that switch its access. Name them with Set-SopSite -AccessOffCommand -AccessOnCommand.",
            $"'{site}' belum punya program pengatur akses. Sebutkan dengan Set-SopSite -AccessOffCommand -AccessOnCommand."),
        site);

    public static SopException Busy(string site) => new(
        "SopSiteAccessBusy", SopErrorKind.Busy,
        new Phrase($"Another run has the access of '{site}' switched off right now and switches it on when it is done.",
            $"Proses lain sedang mematikan akses '{site}' dan akan menyalakannya setelah selesai."),
        site);

    public static SopException NotSwitchedOff(string site, IReadOnlyList<string> command, CommandEnd end) => new(
        "SopSiteAccessFailed", SopErrorKind.InvalidOperation,
        new Phrase($"The access of '{site}' could not be switched off, so nothing was copied: '{command[0]}' {Said(end).English}",
            $"Akses '{site}' tidak berhasil dimatikan, jadi tidak ada yang disalin: '{command[0]}' {Said(end).Indonesian}"),
        site);

    public static SopException Both(SopException stillOff, Exception failure)
    {
        var why = failure is SopException known ? known.Phrase : new Phrase(failure.Message, failure.Message);
        return new SopException(
            stillOff.Id, stillOff.Kind,
            new Phrase(
                $"{stillOff.Phrase.English} The backup failed too: {why.English}",
                $"{stillOff.Phrase.Indonesian} Pencadangan juga gagal: {why.Indonesian}"),
            stillOff.Offender, failure);
    }

    public static SopException StillOff(string site, IReadOnlyList<string> command, CommandEnd end) => new(
        "SopSiteAccessOff", SopErrorKind.InvalidOperation,
        new Phrase(
            $"THE ACCESS OF '{site}' IS STILL OFF: '{command[0]}' {Said(end).English} "
            + "Switch it on by hand, then run Enable-SiteAccess. Every run tries again.",
            $"AKSES '{site}' MASIH MATI: '{command[0]}' {Said(end).Indonesian} "
            + "Nyalakan secara manual, lalu jalankan Enable-SiteAccess. Setiap proses akan mencoba lagi."),
        site);

    private static Phrase Said(CommandEnd end)
    {
        var said = end.Said.Length == 0 ? "" : $" ({end.Said})";
        return end.Exit is { } exit
            ? new Phrase(FormattableString.Invariant($"ended with {exit}{said}."), FormattableString.Invariant($"berakhir dengan {exit}{said}."))
            : new Phrase($"did not run to its end{said}.", $"tidak berjalan sampai selesai{said}.");
    }
}
