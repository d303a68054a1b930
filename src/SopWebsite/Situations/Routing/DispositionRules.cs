using System.Globalization;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;

namespace SopWebsite.Situations.Routing;

/// <summary>What may be done with a sheet.</summary>
internal enum DispositionMove
{
    Acknowledge,
    Return,
    Answer,
    Delegate,
}

/// <summary>Which move fits which state, as data; a refusal says what is allowed instead.</summary>
internal static class DispositionRules
{
    private static readonly Dictionary<DispositionState, (DispositionMove[] Moves, Phrase Standing)> Table = new()
    {
        [DispositionState.Sent] = ([DispositionMove.Acknowledge, DispositionMove.Return, DispositionMove.Delegate],
            new("it waits for the recipient, who signs for it (Confirm-SopDisposition), asks back (Request-SituationClarification) or "
                + "delegates it (Move-SopDisposition)",
                "menunggu penerima, yang membubuhkan paraf (Confirm-SopDisposition), bertanya (Request-SituationClarification) atau "
                + "mendelegasikan (Move-SopDisposition)")),
        [DispositionState.Received] = ([DispositionMove.Return, DispositionMove.Delegate],
            new("the recipient has signed for it, and acts on the report, asks back (Request-SituationClarification) or delegates it "
                + "(Move-SopDisposition)",
                "sudah diparaf penerima, yang menindaklanjuti laporan, bertanya (Request-SituationClarification) atau mendelegasikan "
                + "(Move-SopDisposition)")),
        [DispositionState.Returned] = ([DispositionMove.Answer],
            new("its question waits for an answer (Submit-SituationReport -Answer)", "pertanyaannya menunggu jawaban "
                + "(Submit-SituationReport -Answer)")),
        [DispositionState.Answered] = ([DispositionMove.Acknowledge, DispositionMove.Return, DispositionMove.Delegate],
            new("it is with the recipient again, the question answered", "sudah kembali pada penerima, pertanyaannya sudah dijawab")),
        [DispositionState.Delegated] = (
            [], new("it was delegated; act on the sheet that follows from it", "sudah didelegasikan; gunakan lembar lanjutannya")),
        [DispositionState.Done] = ([], new("it is done", "sudah selesai")),
    };

    /// <summary>Refuses a move that does not fit.</summary>
    /// <exception cref="SopException"><c>SopDispositionTransition</c>.</exception>
    public static void Allow(DispositionMove move, SopDisposition sheet)
    {
        var (moves, standing) = Table[sheet.State];
        if (moves.Contains(move)) return;
        throw new SopException(
            "SopDispositionTransition", SopErrorKind.InvalidOperation,
            new Phrase(
                $"That cannot be done with sheet {sheet.Number}: {standing.English}.",
                $"Lembar {sheet.Number} tidak dapat diproses begitu: {standing.Indonesian}."),
            sheet.Number);
    }

    /// <summary>Refuses an empty question or answer.</summary>
    /// <exception cref="SopException"><c>SopQuestionMissing</c>.</exception>
    public static void MustSay(string text, string number)
    {
        if (!string.IsNullOrWhiteSpace(text)) return;
        throw new SopException(
            "SopQuestionMissing", SopErrorKind.InvalidArgument,
            new Phrase(
                $"Say what is asked or answered: sheet {number} does not move without it.",
                $"Sebutkan pertanyaan atau jawabannya: lembar {number} tidak berpindah tanpa itu."),
            number);
    }

    public static SopException DueHasPassed(DateTimeOffset due) => new(
        "SopDueHasPassed", SopErrorKind.InvalidArgument,
        new Phrase($"{Text(due)} has passed already. Give a later time.", $"{Text(due)} sudah lewat. Beri waktu yang lebih akhir."), due);

    /// <summary>How a report's gravity asks to be handled.</summary>
    public static DispositionNature NatureOf(SituationReport report) => report.Severity switch
    {
        SopSeverity.Critical => DispositionNature.SangatSegera,
        SopSeverity.High => DispositionNature.Segera,
        _ => DispositionNature.Biasa,
    };

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
