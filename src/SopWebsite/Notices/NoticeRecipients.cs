using System.Text.RegularExpressions;
using SopWebsite.Languages;
using SopWebsite.Situations.Routing;
using SopWebsite.Sites;

namespace SopWebsite.Notices;

/// <summary>Whom a message is for and where it goes; without an address, why.</summary>
internal sealed record NoticeRecipient(string Name, string? Address, Phrase? Reason = null);

/// <summary>Finds the people behind a role, a name or an address; for who is absent, the substitute.</summary>
/// <param name="sites">The officers and third parties.</param>
/// <param name="routing">The absences.</param>
/// <param name="today">The court's date.</param>
internal sealed class NoticeRecipients(ISiteStore sites, IRoutingStore routing, DateTime today)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // One address, printable, without anything that could begin another header or recipient.
    private static readonly Regex MailForm = new(
        @"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?$", RegexOptions.CultureInvariant, Patience);
    private static readonly Regex ChatForm = new("^(-?[0-9]{1,20}|@[A-Za-z0-9_]{4,64})$", RegexOptions.CultureInvariant, Patience);

    private readonly IReadOnlyList<SopOfficer> _officers = sites.Officers();
    private readonly IReadOnlyList<SopThirdParty> _thirdParties = sites.ThirdParties();
    private readonly OfficerDirectory _directory = new(sites.Officers(), routing.Absences());

    public static bool IsMail(string text) => text.Length <= 254 && MailForm.IsMatch(text);

    public static bool IsChat(string text) => ChatForm.IsMatch(text);

    /// <summary>Whether a text can be a recipient at all over a channel of the kind: one of the roles, an officer, an address.</summary>
    public bool Knows(string to, NoticeChannelKind kind) =>
        to == SopNoticeRule.Recipient || kind == NoticeChannelKind.Webhook || AddressIn(to, kind) is not null
        || Officers(to).Any() || SopRoles.Codes.Contains(to, StringComparer.OrdinalIgnoreCase);

    /// <summary>Everyone behind a rule's or an entry's "to". Third parties hear through their tickets, not here.</summary>
    public IEnumerable<NoticeRecipient> Of(string? to, NoticeChannelKind kind)
    {
        if (string.IsNullOrWhiteSpace(to) || IsThirdParty(to!)) return [];
        if (kind == NoticeChannelKind.Webhook) return [new NoticeRecipient(to!, to)];
        if (AddressIn(to!, kind) is { } address) return [new NoticeRecipient(to!, address)];
        var found = Present(to!).Select(officer => OfOfficer(officer, kind)).ToList();
        return found.Count > 0
            ? found
            : [new NoticeRecipient(to!, null, new Phrase(
                $"No officer is registered as '{NoticeText.Line(to, 60)}'. Register-SopOfficer adds one.",
                $"Tidak ada pejabat terdaftar sebagai '{NoticeText.Line(to, 60)}'. Tambahkan dengan Register-SopOfficer."))];
    }

    private IEnumerable<SopOfficer> Officers(string to) => _officers.Where(officer =>
        string.Equals(officer.Role, to, StringComparison.OrdinalIgnoreCase) || string.Equals(officer.Name, to, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Who holds the role or the name today. Where all are absent without a substitute they are told themselves: it waits for them.
    /// </summary>
    private IEnumerable<SopOfficer> Present(string to)
    {
        var holder = _directory.Find(to) is { } named ? _directory.HolderOf(named, today) : _directory.HolderOf(to, today);
        return holder.Officers.Length > 0 ? holder.Officers : Officers(to);
    }

    private bool IsThirdParty(string to) => string.Equals(to, "pihak-ketiga", StringComparison.OrdinalIgnoreCase)
        || (_thirdParties.Any(party => string.Equals(party.Name, to, StringComparison.OrdinalIgnoreCase)) && !Officers(to).Any());

    private static NoticeRecipient OfOfficer(SopOfficer officer, NoticeChannelKind kind)
    {
        var address = kind == NoticeChannelKind.Smtp ? officer.Email : officer.ChatId;
        if (string.IsNullOrWhiteSpace(address))
            return new NoticeRecipient(officer.Name, null, kind == NoticeChannelKind.Smtp
                ? new Phrase(
                    $"{officer.Name} has no mail address. Register-SopOfficer -Email gives one.",
                    $"{officer.Name} belum mempunyai alamat surel. Isi dengan Register-SopOfficer -Email.")
                : new Phrase(
                    $"{officer.Name} has no Telegram chat id. Register-SopOfficer -ChatId gives one.",
                    $"{officer.Name} belum mempunyai chat id Telegram. Isi dengan Register-SopOfficer -ChatId."));
        return AddressIn(address!, kind) is { } usable
            ? new NoticeRecipient(officer.Name, usable)
            : new NoticeRecipient(officer.Name, null, new Phrase(
                $"The address registered for {officer.Name} cannot be used.", $"Alamat yang terdaftar untuk {officer.Name} tidak dapat dipakai."));
    }

    private static string? AddressIn(string text, NoticeChannelKind kind) => kind switch
    {
        NoticeChannelKind.Smtp => IsMail(text) ? text : null,
        NoticeChannelKind.Telegram => IsChat(text) ? text : null,
        _ => text,
    };
}
