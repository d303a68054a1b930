using System.Diagnostics;
using SopWebsite.Calendars;
using SopWebsite.Composition;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Renewals;
using SopWebsite.Reporting;
using SopWebsite.Reporting.Letters;
using SopWebsite.Routine;
using SopWebsite.Runner.Output;
using SopWebsite.Situations;
using SopWebsite.Sites;

namespace SopWebsite.Runner.Demo;

/// <summary>One pass of the website SOP on the sample court. Every line told comes from what was done just before it.</summary>
internal sealed class DemoStory(SampleCourt court, IAdapterSet adapters, Account account)
{
    private const string Site = "pn-contoh";
    private readonly DemoClock _clock = new();

    public async Task TellAsync(CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        using var register = adapters.OpenRegister(court.RegisterFile);
        var workplace = new Workplace(register, adapters, _clock);
        var began = ReportMonth.Of(_clock.UtcNow, "WIB");

        Found(workplace);
        await PassAsync(workplace, "The routine: steps 1 to 4 of the SOP", "Rutin: langkah 1 sampai 4 SOP", stop).ConfigureAwait(false);
        court.Server.Stop();
        await PassAsync(workplace, "The site fails", "Situs terganggu", stop).ConfigureAwait(false);
        var report = Report(workplace);
        report = Escalate(workplace, report);
        report = Decide(workplace, report);
        court.Server.Start();
        report = Resolve(workplace, report);
        await PassAsync(workplace, "The site is back; the backup after the fix", "Situs pulih; backup ulang", stop).ConfigureAwait(false);
        Close(workplace, report.Number);
        Export(workplace, began, report.Number);
        account.Say(
            $"All of this took {watch.Elapsed.TotalSeconds:0.0} seconds; only the clock was put forward.",
            $"Semua ini berjalan {watch.Elapsed.TotalSeconds.ToString("0.0", LanguageChoice.CultureOf(Language.Indonesian))} detik; hanya "
            + "jamnya yang dimajukan.");
    }

    private void Found(Workplace workplace)
    {
        account.Chapter("A sample court", "Pengadilan contoh");
        var site = new SopSite
        {
            Name = Site,
            Uri = [court.Server.Address],
            DocumentRoot = court.DocumentRoot,
            LogPath = [court.LogFile],
            BackupPath = court.BackupFolder,
        };
        workplace.Sites.Register(site);
        workplace.Courts.Put(new SopCourt { Name = "Pengadilan Negeri Contoh", City = "Contoh" });
        foreach (var role in new[] { "admin-website", "kasubbag-ptip", "sekretaris" })
            workplace.Register.Sites.Put(new SopOfficer { Name = SopRoles.TitleOf(role).Indonesian + " Contoh", Role = role });
        workplace.Register.Sites.Put(new SopThirdParty { Name = "Hosting Contoh", Kind = ThirdPartyKind.Hosting, Contract = "K-001" });
        workplace.Renewals.Save(workplace.Renewals.Draft(Site, RenewalKind.Domain, "pn-contoh.example.go.id") with
        {
            Provider = "Registrar Contoh",
            PeriodMonths = 12,
            ExpiresAt = _clock.UtcNow.AddDays(21),
        });
        account.Say($"{Site} at {court.Server.Address}, procedure {site.Procedure}", $"{Site} di {court.Server.Address}, prosedur {site.Procedure}");
    }

    private async Task PassAsync(Workplace workplace, string english, string indonesian, CancellationToken stop)
    {
        account.Chapter(english, indonesian);
        var routine = new SopRoutine(workplace, new RoutineOptions { AskSources = false });
        await routine.RunAsync(
            workplace.Register.Sites.All(),
            result => account.Say(new Phrase(RoutineLine.Of(result, Language.English), RoutineLine.Of(result, Language.Indonesian))),
            stop).ConfigureAwait(false);
    }

    private SituationReport Report(Workplace workplace)
    {
        account.Chapter("Step 5: the situation report", "Langkah 5: laporan situasi dan kondisi");
        var report = workplace.Situations.Open(workplace.Sites.Get(Site), symptom: null, "Admin Website Contoh");
        account.Say($"{report.Number}: {report.Symptom.English}", $"{report.Number}: {report.Symptom.Indonesian}");
        foreach (var fact in report.Facts)
            account.Say($"- {fact.Topic.English}: {fact.Finding.English}", $"- {fact.Topic.Indonesian}: {fact.Finding.Indonesian}");
        foreach (var way in report.Alternatives)
        {
            var party = way.ThirdPartyName is null ? "" : $" [{way.ThirdPartyName}]";
            account.Say($"{way.Number}) {way.Action.English}{party}", $"{way.Number}) {way.Action.Indonesian}{party}");
        }
        var step = report.Step!;
        account.Say(
            $"Due by {Local(step.Due)} (standard {step.StandardMinutes} working minutes).",
            $"Batas waktu {Local(step.Due)} (standar {step.StandardMinutes} menit kerja).");
        return report;
    }

    private SituationReport Escalate(Workplace workplace, SituationReport report)
    {
        account.Chapter("Nobody moves: the clock warns and escalates", "Tidak ada tindak lanjut: jam SOP mengingatkan dan mengeskalasi");
        foreach (var moment in new[] { report.Step!.WarnAt, report.Step.Due })
        {
            Wait(moment!.Value);
            foreach (var entry in workplace.Watch.Check().Entries.Where(entry => entry.Report == report.Number)) Tell(entry);
        }
        Tell(workplace.Watch.Acknowledge(report.Run!.Id, "Kasubbag PTIP Contoh"));
        Wait(WorkingTime(workplace).Add(report.Due!.Value, minutes: 30));
        return workplace.Situations.Get(report.Number);
    }

    private SituationReport Decide(Workplace workplace, SituationReport report)
    {
        account.Chapter("Steps 5 to 7: submitted, forwarded, decided", "Langkah 5 sampai 7: diajukan, diteruskan, diputuskan");
        report = workplace.Situations.Submit(report.Number, "kasubbag-ptip", "Admin Website Contoh");
        TellState(report);
        report = workplace.Situations.Submit(report.Number, "sekretaris", "Kasubbag PTIP Contoh");
        TellState(report);
        report = workplace.Situations.Approve(report.Number, report.Recommendation, "Sekretaris Contoh");
        account.Say(
            $"Decided: alternative {report.Decision!.Alternative}.", $"Diputuskan: alternatif {report.Decision!.Alternative}.");
        TellState(report);
        return report;
    }

    private SituationReport Resolve(Workplace workplace, SituationReport report)
    {
        account.Chapter("Step 8: solved by the third party", "Langkah 8: diselesaikan pihak ketiga");
        Wait(WorkingTime(workplace).Add(_clock.UtcNow, minutes: 90));
        var party = report.Alternatives.First(way => way.Number == report.Decision!.Alternative).ThirdPartyName;
        report = workplace.Situations.Resolve(report.Number, new SituationResolution
        {
            Action = "Layanan web pada server contoh dijalankan kembali",
            Performer = SituationPerformer.ThirdParty,
            By = party,
            Evidence = [court.LogFile],
        });
        TellState(report);
        return report;
    }

    private void Close(Workplace workplace, string number)
    {
        var report = workplace.Situations.Get(number);
        var state = SituationNames.Of(report.State);
        account.Say($"{number}: {state.English}, backup {report.AfterFixBackup}", $"{number}: {state.Indonesian}, backup {report.AfterFixBackup}");
    }

    private void Export(Workplace workplace, ReportMonth began, string number)
    {
        account.Chapter("The month's workbook, the letter and the disposition sheets", "Buku kerja bulanan, surat dan lembar disposisi");
        var export = workplace.LogExport;
        foreach (var month in new[] { began, ReportMonth.Of(_clock.UtcNow, "WIB") }.Distinct())
        {
            var path = court.In($"laporan-{month}.xlsx");
            var report = export.Report(month);
            export.Write(report, path, account.Language, ["PENGADILAN NEGERI CONTOH"], overwrite: false);
            account.Say($"{path}: {report.Entries.Count} log entries", $"{path}: {report.Entries.Count} catatan log");
        }
        foreach (var form in new[] { SituationForm.Situation, SituationForm.Disposition })
        {
            var dossier = workplace.Letters.Open(number, form);
            var path = court.In(SituationLetters.FileNameOf(dossier, form) + ".docx");
            workplace.Letters.Write(
                SituationLetters.Compose(dossier, new LetterChoices { Language = account.Language }, form), path, overwrite: false);
            account.Say(path, path);
        }
        var verification = EscalationChain.Verify(workplace.Register.Log.Read());
        account.Say(
            $"The log: {verification.Entries} entries, {(verification.IsValid ? "unbroken" : "BROKEN")}, last hash {verification.LastHash[..12]}",
            $"Log: {verification.Entries} catatan, {(verification.IsValid ? "utuh" : "RUSAK")}, hash terakhir {verification.LastHash[..12]}");
        account.Say(
            $"Everything lies in {court.Folder}: register.db, backup/, log/, public_html/",
            $"Semua ada di {court.Folder}: register.db, backup/, log/, public_html/");
    }

    private void Tell(EscalationEntry entry)
    {
        var to = entry.To is null ? null : SopRoles.TitleOf(entry.To);
        var name = ReportNames.Of(entry.Event);
        account.Say(
            $"#{entry.Number} {name.English}{(to is null ? "" : " -> " + to.English)}, {entry.WorkingMinutes} of {entry.StandardMinutes} "
            + "working minutes",
            $"#{entry.Number} {name.Indonesian}{(to is null ? "" : " -> " + to.Indonesian)}, {entry.WorkingMinutes} dari "
            + $"{entry.StandardMinutes} menit kerja");
    }

    private void TellState(SituationReport report)
    {
        var due = report.Due is { } at ? Local(at) : null;
        var state = SituationNames.Of(report.State);
        account.Say(
            $"{report.Number}: {state.English}" + (due is null ? "" : $", next: {report.Step!.Text} (due {due})"),
            $"{report.Number}: {state.Indonesian}" + (due is null ? "" : $", berikutnya: {report.Step!.Text} (batas {due})"));
    }

    private static WorkCalendar WorkingTime(Workplace workplace)
    {
        var site = workplace.Sites.Get(Site);
        return workplace.Calendars.Get(site.Calendar, site.Zone);
    }

    private void Wait(DateTimeOffset until)
    {
        _clock.AdvanceTo(until);
        account.Say($"(The clock is put forward to {Local(_clock.UtcNow)}.)", $"(Jam dimajukan ke {Local(_clock.UtcNow)}.)");
    }

    private string Local(DateTimeOffset? at) => at is { } instant
        ? IndonesianZone.ToLocal(instant, "WIB").ToString("ddd d MMM yyyy HH.mm 'WIB'", LanguageChoice.CultureOf(account.Language))
        : "-";
}
