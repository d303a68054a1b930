using System.Text;
using SopWebsite.Languages;

namespace SopWebsite.Calendars;

/// <summary>What a line of a deadline's explanation says.</summary>
public enum DeadlineStep
{
    /// <summary>Working time of this day counted.</summary>
    Applied,

    /// <summary>Nothing of this day counted.</summary>
    Skipped,

    /// <summary>Something is not known and the deadline may shift when it is.</summary>
    Note,
}

/// <summary>One line of a deadline's explanation.</summary>
public sealed record DeadlineLine
{
    /// <summary>The court's date.</summary>
    public required DateTime Date { get; init; }

    /// <summary>Applied, skipped, or a note.</summary>
    public required DeadlineStep Step { get; init; }

    /// <summary>The part of the day that counted; null where none did.</summary>
    public WorkInterval? Hours { get; init; }

    /// <summary>The working minutes that counted.</summary>
    public int Minutes { get; init; }

    /// <summary>Why: the name of the holiday, the weekday, the other hours that hold.</summary>
    public required Phrase Reason { get; init; }
}

/// <summary>How a deadline came about.</summary>
public sealed record DeadlineExplanation
{
    /// <summary>The calendar's name.</summary>
    public required string Calendar { get; init; }

    /// <summary>WIB, WITA or WIT.</summary>
    public required string Zone { get; init; }

    /// <summary>From when it runs, UTC.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The working minutes given.</summary>
    public required int Minutes { get; init; }

    /// <summary>The deadline, UTC.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>Whether the holidays of every year it touches are known. If not, the deadline holds only as far as is known.</summary>
    public bool IsCertain => Lines.All(line => line.Step != DeadlineStep.Note);

    /// <summary>What counted and what did not, in order.</summary>
    public required DeadlineLine[] Lines { get; init; }

    /// <summary>The whole as text, a line each.</summary>
    public string In(Language language)
    {
        var culture = LanguageChoice.CultureOf(language);
        string At(DateTimeOffset at) => IndonesianZone.ToLocal(at, Zone).ToString("dddd, d MMMM yyyy HH':'mm", culture) + " " + Zone;
        var text = new StringBuilder();
        text.AppendLine(new Phrase(
            $"{Minutes} working minutes from {At(Start)} by the calendar '{Calendar}':",
            $"{Minutes} menit kerja sejak {At(Start)} menurut kalender '{Calendar}':").In(language));
        foreach (var line in Lines)
        {
            var date = line.Date.ToString("ddd, d MMM yyyy", culture);
            var what = line.Step switch
            {
                DeadlineStep.Applied => new Phrase($"{line.Hours}, {line.Minutes} minutes", $"{line.Hours}, {line.Minutes} menit").In(language),
                DeadlineStep.Skipped => new Phrase("skipped", "dilewati").In(language),
                _ => new Phrase("note", "catatan").In(language),
            };
            var reason = line.Reason.In(language);
            text.Append("  ").Append(date).Append(": ").Append(what).AppendLine(reason.Length > 0 ? $" ({reason})" : "");
        }
        text.Append(new Phrase($"Due {At(Due)}.", $"Batas waktu {At(Due)}.").In(language));
        return text.ToString();
    }

    /// <summary>The text in the language of the user interface.</summary>
    public override string ToString() => In(LanguageChoice.OfUserInterface);
}
