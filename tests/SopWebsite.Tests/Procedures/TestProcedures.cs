using SopWebsite.Procedures;

namespace SopWebsite.Tests.Procedures;

internal sealed class TestProcedures : IProcedureCatalog
{
    /// <summary>An hour, a range, relatif, blank and a day.</summary>
    public static readonly SopProcedure Five = new()
    {
        Code = "pn-contoh/website",
        Title = "Contoh",
        Chain = ["kasubbag-ptip", "sekretaris"],
        Activities =
        [
            Activity(1, "1 jam", "report"), Activity(2, "1 jam - 3 hari", "decide"), Activity(3, "relatif", "fix"), Activity(4, "", null),
            Activity(5, "1 hari", "backup-again"),
        ],
    };

    public static SopActivity Activity(int number, string time, string? duty) => new()
    {
        Number = number, Text = $"Langkah {number}", Duty = duty, Performer = "admin-website",
        StandardTime = StandardTime.TryParse(time, out var standard) ? standard : throw new ArgumentException(time),
    };

    public IReadOnlyList<SopProcedure> All() => [Five];

    public SopProcedure Get(string code) => Five;
}
