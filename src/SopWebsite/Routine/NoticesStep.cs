using SopWebsite.Composition;
using SopWebsite.Languages;
using SopWebsite.Notices;

namespace SopWebsite.Routine;

/// <summary>Puts what is new in the log into the outbox and sends what is due, the last step of a pass. What was sent long ago is let go.</summary>
internal static class NoticesStep
{
    public static async Task<RoutineResult> DoAsync(Workplace workplace, CancellationToken stop)
    {
        var notices = workplace.Notices;
        var outcome = notices.Dispatch().Where(notice => notice.State == NoticeState.Undeliverable).ToList();
        await notices.DeliverAsync(outcome.Add, stop).ConfigureAwait(false);
        notices.Prune();
        var sent = outcome.Count(notice => notice.State == NoticeState.Sent);
        var troubled = outcome.Where(notice => notice.State != NoticeState.Sent).ToList();
        var waiting = notices.Find(NoticeState.Pending).Count;
        var message = new Phrase($"{sent} sent, {waiting} waiting", $"{sent} terkirim, {waiting} menunggu");
        if (troubled.Count > 0)
        {
            var reason = troubled.Find(notice => notice.Reason is not null)?.Reason ?? new Phrase("", "");
            message = new Phrase(
                $"{message.English}, {troubled.Count} not delivered: {reason.English}",
                $"{message.Indonesian}, {troubled.Count} gagal: {reason.Indonesian}");
        }
        return new RoutineResult
        {
            Step = RoutineStep.Notices,
            State = troubled.Count > 0 ? RoutineState.Finding : RoutineState.Fine,
            Message = message,
            IsSatisfied = true,
            At = workplace.Clock.UtcNow,
            Output = outcome.ToArray(),
        };
    }
}
