using SopWebsite.Sites;

namespace SopWebsite.Reporting;

/// <summary>The head of a paper (kop surat): who it comes from and where they are. Every paper takes it from <see cref="Resolve"/>.</summary>
public sealed record Letterhead
{
    /// <summary>The environment variable that holds the letterhead for registers without a court, its lines parted by <c>|</c>.</summary>
    public const string Variable = "SOPWEBSITE_COURT";

    /// <summary>The offices above the court, and its name last; may be empty.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Address, telephone and the like, each a line; may be empty.</summary>
    public IReadOnlyList<string> Contact { get; init; } = [];

    /// <summary>The town that stands before a date; null where it is not known.</summary>
    public string? City { get; init; }

    /// <summary>What the numbers of letters begin with; null where it is not known.</summary>
    public string? LetterCode { get; init; }

    /// <summary>The full path of the emblem's file; null for none.</summary>
    public string? Logo { get; init; }

    /// <summary>The court's name; null where nothing is known.</summary>
    public string? Name => Lines.Count == 0 ? null : Lines[Lines.Count - 1];

    /// <summary>The given lines, else the court's data, else the lines of <see cref="Variable"/>, else nothing.</summary>
    /// <param name="given">Lines that the user gave for this one paper: they stand in place of the court's, its address stays.</param>
    /// <param name="court">The court that heads the paper, as <see cref="SopCourts.HeadOf"/> finds it.</param>
    public static Letterhead Resolve(IReadOnlyList<string>? given, SopCourt? court)
    {
        var head = court is null
            ? new Letterhead { Lines = Trimmed((Environment.GetEnvironmentVariable(Variable) ?? string.Empty).Split('|')) }
            : Of(court);
        return given is { Count: > 0 } ? head with { Lines = Trimmed(given) } : head;
    }

    private static Letterhead Of(SopCourt court) => new()
    {
        Lines = Trimmed([.. court.Superior, court.Name]),
        Contact = Trimmed([court.Address, Joined(court.Phone, court.Email, court.Website)]),
        City = court.City,
        LetterCode = court.LetterCode,
        Logo = court.Logo,
    };

    private static string Joined(string? phone, string? email, string? website) => string.Join(
        "  |  ", Trimmed(
            [phone is null ? null : "Telp. " + phone, email is null ? null : "E-mail: " + email, website is null ? null : "Website: " + website]));

    private static List<string> Trimmed(IEnumerable<string?> lines) =>
        lines.Select(line => line?.Trim() ?? string.Empty).Where(line => line.Length > 0).ToList();
}
