using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Sites;
using SopWebsite.Situations.Ways;

namespace SopWebsite.Situations.Work;

/// <summary>Adds an alternative to a report, or changes one of it.</summary>
internal static class AlternativeEdit
{
    private static readonly Phrase RiskUnknown = new("not said", "belum disebutkan");

    /// <summary>
    /// The report's alternatives after the change. Once it was handed up, none is worded anew: its number would mean another thing.
    /// </summary>
    public static SituationAlternative[] Apply(SituationReport report, AlternativeChange change, IReadOnlyList<SopThirdParty> parties, string? by)
    {
        if (change.Number is { } number)
        {
            if (report.State != SituationState.Open)
                throw new SopException(
                    "SopAlternativeSubmitted", SopErrorKind.InvalidOperation,
                    new Phrase(
                        $"Report {report.Number} was handed up: alternative {number} stays as the officer read it. Add another with -AddAlternative.",
                        $"Laporan {report.Number} sudah diajukan: alternatif {number} tetap seperti yang dibaca pejabat. Tambahkan yang "
                        + "lain dengan -AddAlternative."),
                    number);
            return [.. report.Alternatives.Select(way => way.Number == Find(report, number).Number ? Change(way, change, parties) : way)];
        }
        if (string.IsNullOrWhiteSpace(change.Action))
            throw new SopException(
                "SopActionMissing", SopErrorKind.InvalidArgument,
                new Phrase(
                    "Say what the alternative is: -AddAlternative 'what would be done'.",
                    "Sebutkan alternatifnya: -AddAlternative 'yang akan dilakukan'."),
                report.Number);
        var added = new SituationAlternative
        {
            Number = report.Alternatives.Length + 1, Action = Said(change.Action!), Risk = RiskUnknown, AddedBy = by ?? "-",
        };
        return [.. report.Alternatives, Change(added, change, parties)];
    }

    /// <summary>The alternative of a number.</summary>
    /// <exception cref="SopException"><c>SopAlternativeUnknown</c>.</exception>
    public static SituationAlternative Find(SituationReport report, int number) =>
        report.Alternatives.FirstOrDefault(way => way.Number == number) ?? throw new SopException(
            "SopAlternativeUnknown", SopErrorKind.InvalidArgument,
            new Phrase($"Report {report.Number} has no alternative {number}. Get-SituationReport shows them.",
                $"Laporan {report.Number} tidak memiliki alternatif {number}. Get-SituationReport menampilkannya."),
            number);

    private static SituationAlternative Change(SituationAlternative way, AlternativeChange change, IReadOnlyList<SopThirdParty> parties) => way with
    {
        Action = change.Action is { } action ? Said(action) : way.Action,
        Risk = change.Risk is { } risk ? Said(risk) : way.Risk,
        Cost = change.Cost ?? way.Cost,
        CostNote = change.CostNote is { } note ? Said(note) : change.Cost is { } cost ? WayTable.NoteOf(cost) : way.CostNote,
        WorkingTime = change.WorkingTime ?? way.WorkingTime,
        ThirdParty = change.ThirdParty ?? way.ThirdParty,
        ThirdPartyName = change.ThirdParty is { } kind ? parties.FirstOrDefault(party => party.Kind == kind)?.Name : way.ThirdPartyName,
    };

    /// <summary>What people wrote stands as they wrote it, whichever language is read.</summary>
    private static Phrase Said(string text) => new(text, text);
}
