using SopWebsite.Languages;
using SopWebsite.Monitoring.History;

namespace SopWebsite.Renewals.Connections;

/// <summary>
/// Says whether a promise was kept, as far as that is proved: met only if it holds though all the unknown time were down, missed only if it is
/// broken though all of it were up.
/// </summary>
/// <param name="allowed">The minutes down that the promise leaves; null where nothing is promised.</param>
/// <param name="tally">What is known of the time up to now.</param>
/// <param name="remaining">The time to come.</param>
internal sealed class PromiseJudge(double? allowed, UptimeTally tally, TimeSpan remaining)
{
    /// <summary>Less than a tenth of a second: no promise is broken by the rounding of a percentage.</summary>
    private const double Rounding = 1e-3;

    private double Down => tally.Down.TotalMinutes;

    private double Unknown => (tally.Unknown + tally.Unobserved).TotalMinutes;

    public PromiseVerdict Verdict => allowed is not { } most ? PromiseVerdict.Unknown
        : Down > most + Rounding ? PromiseVerdict.Missed
        : Down + Unknown + remaining.TotalMinutes <= most + Rounding ? PromiseVerdict.Met
        : PromiseVerdict.Unknown;

    public Phrase Reason => allowed is not { } most
        ? Say(
            $"Nothing is promised of the availability (Register-HostingRenewal); {Down:0.#} minutes down are known, {Unknown:0.#} not measured.",
            $"Ketersediaan tidak dijanjikan (Register-HostingRenewal); diketahui terputus {Down:0.#} menit, {Unknown:0.#} menit tidak terukur.")
        : Verdict switch
        {
            PromiseVerdict.Missed => Say(
                $"Missed: {Down:0.#} minutes down are known, {most:0.#} are allowed.",
                $"Tidak terpenuhi: diketahui terputus {Down:0.#} menit, batasnya {most:0.#} menit."),
            PromiseVerdict.Met => Say(
                $"Met: {Down:0.#} minutes down and {Unknown:0.#} not measured are within the {most:0.#} allowed.",
                $"Terpenuhi: terputus {Down:0.#} menit dan tidak terukur {Unknown:0.#} menit, masih dalam batas {most:0.#} menit."),
            _ when remaining > TimeSpan.Zero => Say(
                $"Not over yet: {Down:0.#} minutes down are known, {most:0.#} are allowed; {Unknown:0.#} minutes were not measured.",
                $"Belum berakhir: diketahui terputus {Down:0.#} menit, batasnya {most:0.#} menit; {Unknown:0.#} menit tidak terukur."),
            _ => Say(
                $"It cannot be told: {Down:0.#} minutes down are known, {most:0.#} are allowed, but {Unknown:0.#} minutes were not measured.",
                $"Tidak dapat dipastikan: diketahui terputus {Down:0.#} menit, batasnya {most:0.#} menit, tetapi {Unknown:0.#} menit tidak terukur."),
        };

    private static Phrase Say(FormattableString english, FormattableString indonesian) =>
        new(FormattableString.Invariant(english), FormattableString.Invariant(indonesian));
}
