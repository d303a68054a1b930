using SopWebsite.Composition;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Routine;

/// <summary>
/// One unattended pass over what is due: each site's check, content, backup, visitors and renewals, the backups that a fix asks for, and
/// the watch over the clock and the notices of what it brought. What one step or site fails at never stops the others.
/// </summary>
public sealed class SopRoutine(Workplace workplace, RoutineOptions options)
{
    private readonly IReadOnlyList<RoutineDuty> _duties =
    [
        new AvailabilityDuty(workplace), new ContentDuty(workplace, options), new IntegrityDuty(workplace, options),
        new BaselineDuty(workplace, options),
        new BackupDuty(workplace, options), new VisitorsDuty(workplace, options), new RenewalsDuty(workplace, options), new ConnectionDuty(workplace),
        new AfterFixBackupDuty(workplace),
    ];

    /// <summary>Does the pass and hands over each step's result as it comes.</summary>
    /// <exception cref="SopException"><c>SopRoutineBusy</c>: another pass holds the lock.</exception>
    public async Task RunAsync(IReadOnlyList<SopSite> sites, Action<RoutineResult> tell, CancellationToken stop)
    {
        using var held = workplace.Register.TryLock("routine") ?? throw new SopException(
            "SopRoutineBusy", SopErrorKind.Busy,
            new Phrase("Another pass of the routine is under way on this register. Try again when it has ended.",
                "Rutin lain sedang berjalan pada register ini. Coba lagi setelah selesai."),
            workplace.Register.Location);
        var rhythm = await AttemptAsync(RoutineStep.Rhythm, site: null, () => Task.FromResult(RhythmStep.Look(workplace, options.Every)))
            .ConfigureAwait(false);
        if (rhythm.State != RoutineState.Fine) tell(rhythm);
        foreach (var site in sites)
        {
            var results = new List<RoutineResult>();
            await PrepareAsync(sites, stop).ConfigureAwait(false);
            foreach (var duty in _duties.Where(duty => duty.Concerns(site)))
            {
                stop.ThrowIfCancellationRequested();
                var result = await AttemptAsync(duty.Step, site, () => duty.DoAsync(site, stop)).ConfigureAwait(false);
                results.Add(result);
                tell(result);
            }
            var recorded = await AttemptAsync(RoutineStep.Record, site, () => Task.FromResult(DutyRun.Record(workplace, site, results)))
                .ConfigureAwait(false);
            if (recorded.State == RoutineState.Failed) tell(recorded);
        }
        tell(await AttemptAsync(RoutineStep.Schedules, site: null, () => Task.FromResult(PassingTime.Look(workplace))).ConfigureAwait(false));
        tell(await AttemptAsync(RoutineStep.Escalations, site: null, () => Task.FromResult(Watch())).ConfigureAwait(false));
        if (workplace.Notices.IsInUse)
            tell(await AttemptAsync(RoutineStep.Notices, site: null, () => NoticesStep.DoAsync(workplace, stop)).ConfigureAwait(false));
    }

    /// <summary>Before the first site's turn, for all. What would fail here fails again, and is told, when it is a site's turn.</summary>
    private async Task PrepareAsync(IReadOnlyList<SopSite> sites, CancellationToken stop)
    {
        try
        {
            await _duties.OfType<AvailabilityDuty>().Single().PrepareAsync(sites, stop).ConfigureAwait(false);
        }
        catch (SopException)
        {
            // Such as a damaged file of patterns.
        }
    }

    private async Task<RoutineResult> AttemptAsync(RoutineStep step, SopSite? site, Func<Task<RoutineResult>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        // Whatever it is, it is this step's failure alone: it is told as such, and the pass goes on.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var known = failure as SopException;
            return new RoutineResult
            {
                Site = site?.Name,
                Step = step,
                State = RoutineState.Failed,
                Message = known?.Phrase ?? new Phrase(failure.Message, failure.Message),
                ErrorId = known?.Id ?? "SopRoutineStepFailed",
                At = workplace.Clock.UtcNow,
            };
        }
    }

    private RoutineResult Watch()
    {
        var look = workplace.Watch.Check();
        var count = look.Entries.Length;
        var result = new RoutineResult
        {
            Step = RoutineStep.Escalations,
            State = count > 0 ? RoutineState.Finding : RoutineState.Fine,
            Message = count > 0
                ? new Phrase($"{count} warnings or escalations were logged.", $"{count} peringatan atau eskalasi dicatat.")
                : new Phrase("No step has run out of time.", "Tidak ada langkah yang melewati waktu."),
            IsSatisfied = true,
            At = workplace.Clock.UtcNow,
            Output = look.Entries,
        };
        return look.Failures.Length == 0 ? result : result with
        {
            State = RoutineState.Failed,
            IsSatisfied = false,
            Message = new Phrase(
                $"{result.Message.English} {look.Failures.Length} runs could not be looked at: {look.Failures[0].Phrase.English}",
                $"{result.Message.Indonesian} {look.Failures.Length} pelaksanaan tidak dapat diperiksa: {look.Failures[0].Phrase.Indonesian}"),
            ErrorId = look.Failures[0].Id,
        };
    }
}
