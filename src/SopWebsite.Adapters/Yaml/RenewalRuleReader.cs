using SopWebsite.Languages;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Cycles;

namespace SopWebsite.Adapters.Yaml;

/// <summary>Reads what becomes of things after their end.</summary>
internal static class RenewalRuleReader
{
    private const int MostDays = 3650;

    private static readonly Dictionary<string, RenewalKind> Kinds = new(StringComparer.Ordinal)
    {
        ["domain"] = RenewalKind.Domain, ["hosting"] = RenewalKind.Hosting, ["connection"] = RenewalKind.Connection,
        ["certificate"] = RenewalKind.Certificate,
    };

    private static readonly Dictionary<string, RenewalStage> Stages = new(StringComparer.Ordinal)
    {
        ["grace"] = RenewalStage.Grace, ["redemption"] = RenewalStage.Redemption, ["pending-delete"] = RenewalStage.PendingDelete,
    };

    private static readonly Phrase Days = new("days such as 30 or 35-40", "hari seperti 30 atau 35-40");

    public static RenewalRules Read(string path)
    {
        if (!File.Exists(path)) return RenewalRules.None;
        var file = new YamlFile(path, "SopRenewalRuleInvalid");
        var root = new YamlFields(file, file.Read(), "name", "lifeCycles");
        return new RenewalRules([.. root.Maps("lifeCycles", "id", "kind", "suffixes", "phases", "source").Select(fields => Rule(file, fields))]);
    }

    private static LifeCycleRule Rule(YamlFile file, YamlFields fields)
    {
        var phases = fields.Maps("phases", "stage", "days", "statuses").Select(phase =>
        {
            var (least, most) = phase.Parsed<(int, int)>("days", TryDays, (0, 0), Days);
            if (most == 0) throw file.Fault(phase.LineOf("days"), Days, found: null);
            return new LifeCyclePhaseRule
            {
                Stage = phase.Choice("stage", Stages),
                MinimumDays = least,
                MaximumDays = most,
                Statuses = [.. phase.Texts("statuses")],
            };
        }).ToArray();
        if (phases.Length == 0 || phases.Zip(phases.Skip(1), (one, next) => one.Stage < next.Stage).Contains(false))
            throw file.Fault(
                fields.LineOf("phases"),
                new Phrase("stages in the order grace, redemption, pending-delete", "tahap berurutan grace, redemption, pending-delete"),
                found: null);
        return new LifeCycleRule
        {
            Id = fields.Required("id"),
            Kind = fields.Choice("kind", Kinds),
            Suffixes = [.. fields.Texts("suffixes")],
            Phases = phases,
            Source = fields.Required("source"),
        };
    }

    private static bool TryDays(string text, out (int Least, int Most) days)
    {
        var ends = text.Split('-');
        days = default;
        if (ends.Length > 2 || !TryDay(ends[0], out var least)) return false;
        var most = least;
        if (ends.Length == 2 && !TryDay(ends[1], out most)) return false;
        days = (least, most);
        return least <= most;
    }

    private static bool TryDay(string text, out int days) =>
        int.TryParse(text.Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out days)
            && days is > 0 and <= MostDays;
}
