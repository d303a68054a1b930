using System.Text.RegularExpressions;
using SopWebsite.Languages;
using SopWebsite.Procedures;

namespace SopWebsite.Adapters.Yaml;

/// <summary>Reads a procedure from its YAML file.</summary>
internal sealed class ProcedureReader : IProcedureReader
{
    private static readonly Regex CodeForm = new("^[a-z0-9-]{1,40}(/[a-z0-9-]{1,40}){1,3}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Dictionary<string, SopProcedureKind> Kinds = new(StringComparer.Ordinal)
    {
        ["website"] = SopProcedureKind.Website,
        ["sipp"] = SopProcedureKind.Sipp,
        ["policy"] = SopProcedureKind.Policy,
        ["service-request"] = SopProcedureKind.ServiceRequest,
        ["maintenance"] = SopProcedureKind.Maintenance,
        ["security"] = SopProcedureKind.Security,
        ["content"] = SopProcedureKind.Content,
        ["other"] = SopProcedureKind.Other,
    };

    private static readonly Dictionary<string, SopDayRule> DayRules = new(StringComparer.Ordinal)
    {
        ["working-minutes"] = SopDayRule.WorkingMinutes,
        ["end-of-working-day"] = SopDayRule.EndOfWorkingDay,
    };

    public SopProcedureFile Read(string path)
    {
        var file = new YamlFile(path, "SopProcedureInvalid");
        var root = new YamlFields(
            file, file.Read(), "code", "title", "court", "source", "kind", "recordedAs", "warning", "minutesPerDay", "dayRule", "chain", "assumed",
            "printedTotal", "activities");
        var code = root.Required("code");
        if (!CodeForm.IsMatch(code))
            throw file.Fault(
                root.LineOf("code"), new Phrase("a code such as pn-contoh/website", "kode seperti pn-contoh/website"),
                new Phrase($"'{code}'", $"'{code}'"));
        var assumed = Assumed(file, root);
        var activities = root.Maps("activities", "number", "duty", "text", "performer", "recipient", "requirements", "output", "time", "every");
        if (activities.Count == 0)
            throw file.Fault(root.LineOf("activities"), new Phrase("at least one activity", "sedikitnya satu aktivitas"), null);
        return new SopProcedureFile
        {
            Path = path,
            ChainLine = root.LineOf("chain"),
            TotalLine = root.LineOf("printedTotal"),
            ActivityLines = activities.Select(activity => activity.Line).ToArray(),
            Procedure = new SopProcedure
            {
                Code = code,
                Title = root.Required("title"),
                Court = root.Optional("court"),
                Source = root.Optional("source"),
                Kind = root.Choice("kind", Kinds, fallback: "other"),
                RecordedAs = root.Optional("recordedAs"),
                Warning = root.Optional("warning"),
                MinutesPerDay = root.Number("minutesPerDay", 1, 1440, fallback: 450),
                DayRule = root.Choice("dayRule", DayRules, fallback: "working-minutes"),
                Chain = [.. root.Texts("chain")],
                ChainIsDefault = assumed.Contains("chain"),
                PrintedTotal = root.Parsed<PrintedTotal?>(
                    "printedTotal", PrintedTotal.TryParse, null,
                    new Phrase(
                        "a total such as '585 menit' or '570 menit / 9 jam 30 menit'",
                        "jumlah seperti '585 menit' atau '570 menit / 9 jam 30 menit'")),
                Activities = activities.Select(activity => Activity(code, activity, assumed.Contains("performers"))).ToArray(),
            },
        };
    }

    private static IReadOnlyList<string> Assumed(YamlFile file, YamlFields root)
    {
        string[] known = ["chain", "performers"];
        var assumed = root.Texts("assumed");
        foreach (var word in assumed.Where(word => Array.IndexOf(known, word) < 0))
            throw file.Fault(root.LineOf("assumed"), YamlFields.OneOf(known), new Phrase($"'{word}'", $"'{word}'"));
        return assumed;
    }

    private static SopActivity Activity(string procedure, YamlFields fields, bool performerIsDefault) => new()
    {
        Procedure = procedure,
        Number = fields.Number("number", 1, 999),
        Duty = fields.Optional("duty"),
        Text = fields.Required("text"),
        Performer = fields.Optional("performer"),
        PerformerIsDefault = performerIsDefault,
        Recipient = fields.Optional("recipient"),
        Requirements = [.. fields.Texts("requirements")],
        Output = fields.Optional("output"),
        StandardTime = fields.Parsed(
            "time", StandardTime.TryParse, StandardTime.Blank,
            new Phrase(
                "a time such as '15 menit', '1 jam - 3 hari', 'relatif' or nothing",
                "waktu seperti '15 menit', '1 jam - 3 hari', 'relatif' atau kosong")),
        Every = fields.Parsed<SopPeriod?>(
            "every", Period, null, new Phrase("a period such as '1 minggu' or '1 bulan'", "jangka seperti '1 minggu' atau '1 bulan'")),
    };

    private static bool Period(string text, out SopPeriod? period)
    {
        var read = SopPeriod.TryParse(text, out var value);
        period = value;
        return read;
    }
}
