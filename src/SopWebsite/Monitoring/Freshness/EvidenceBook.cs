using SopWebsite.Calendars;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Freshness;

/// <summary>Turns what a source wrote into evidence: the newest date that can be an update, and how far it can be trusted.</summary>
internal sealed class EvidenceBook(WorkCalendar calendar, DateTimeOffset now)
{
    /// <summary>An instant this near to the visit was probably made for it.</summary>
    private static readonly TimeSpan AtThisVisit = TimeSpan.FromMinutes(10);

    private readonly DateTime _today = calendar.DateOf(now);

    public List<ContentEvidence> Evidence { get; } = [];

    public void AddNothing(ContentSource source, Uri uri, Phrase note) => Evidence.Add(new() { Source = source, Uri = uri, Note = note });

    /// <summary>The Last-Modified header. A page that a program makes has it from the program or a cache, not from its content.</summary>
    public void AddLastModified(Uri uri, DateTimeOffset? modified, DateTimeOffset? serverTime, bool isDynamic)
    {
        if (modified is not { } at)
        {
            AddNothing(ContentSource.LastModified, uri, new Phrase("The server does not say.", "Server tidak menyebutkannya."));
            return;
        }
        var isNow = ((serverTime ?? now) - at).Duration() < AtThisVisit;
        Add(ContentSource.LastModified, uri, at, at.ToString("R", System.Globalization.CultureInfo.InvariantCulture), isNow || isDynamic);
    }

    /// <summary>Instants that a machine wrote.</summary>
    public void AddInstants(ContentSource source, Uri uri, IEnumerable<string> texts)
    {
        (DateTimeOffset At, string Text)? newest = null, newestWeak = null;
        var (read, unread) = (0, 0);
        foreach (var text in texts)
        {
            if (DateReader.Instant(text, calendar.Offset) is not { } at)
            {
                unread++;
                continue;
            }
            read++;
            if (!CanBeUpdate(at)) continue;
            // A day without a time is midnight: near the visit only if the visit is at night, and then it is still a day that was written.
            var isWeak = at.ToOffset(calendar.Offset).TimeOfDay != TimeSpan.Zero && (now - at).Duration() < AtThisVisit;
            if (isWeak) newestWeak = Newer(newestWeak, at, text);
            else newest = Newer(newest, at, text);
        }
        if ((newest ?? newestWeak) is { } best) Add(source, uri, best.At, best.Text.Trim(), newest is null);
        else
        {
            AddNothing(source, uri, new Phrase(
                $"No date that can be an update ({read} dates read, {unread} not readable).",
                $"Tidak ada tanggal yang dapat menjadi pembaruan ({read} tanggal terbaca, {unread} tidak terbaca)."));
        }
    }

    /// <summary>Dates in a page's text. Today's date may be the page's own clock.</summary>
    public void AddText(Uri uri, string text)
    {
        var dates = DateReader.Find(text, _today).OrderByDescending(date => date.Day).ToList();
        var newest = dates.FirstOrDefault(date => date.Day < _today) ?? dates.FirstOrDefault();
        if (newest is not null)
        {
            Add(ContentSource.PageText, uri, new DateTimeOffset(newest.Day, calendar.Offset), newest.Text, newest.Day == _today);
            return;
        }
        AddNothing(ContentSource.PageText, uri, new Phrase("No date in the text.", "Tidak ada tanggal dalam teks."));
    }

    private void Add(ContentSource source, Uri uri, DateTimeOffset at, string text, bool isWeak)
    {
        if (!CanBeUpdate(at))
        {
            AddNothing(source, uri, new Phrase("The date lies in the future or too far back.", "Tanggalnya di masa depan atau terlalu lampau."));
            return;
        }
        Evidence.Add(new()
        {
            Source = source,
            Uri = uri,
            Date = at.ToOffset(calendar.Offset),
            Text = text,
            IsWeak = isWeak,
            Note = isWeak
                ? new Phrase("Weak: the server may make it up for each visit.", "Lemah: mungkin dibuat server setiap kali halaman dibuka.")
                : new Phrase("Newest date found here.", "Tanggal terbaru yang ditemukan di sini."),
        });
    }

    private bool CanBeUpdate(DateTimeOffset at) => at.UtcDateTime >= DateReader.Earliest && calendar.DateOf(at) <= _today;

    private static (DateTimeOffset At, string Text) Newer((DateTimeOffset At, string Text)? one, DateTimeOffset at, string text) =>
        one is { } held && held.At >= at ? held : (at, text);
}
