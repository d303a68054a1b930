namespace SopWebsite.Procedures;

/// <summary>The forms of a standard time (waktu, mutu baku).</summary>
public enum StandardTimeKind
{
    /// <summary>The document leaves it blank: measured, never breached.</summary>
    Blank,

    /// <summary>One amount.</summary>
    Fixed,

    /// <summary>From one amount to another: the lower end warns, the upper one is the limit.</summary>
    Range,

    /// <summary>"relatif": measured, never breached.</summary>
    Relative,
}

/// <summary>The time that a procedure gives an activity.</summary>
public sealed record StandardTime
{
    /// <summary>No time given.</summary>
    public static StandardTime Blank { get; } = new();

    /// <summary>"relatif".</summary>
    public static StandardTime Relative { get; } = new() { Kind = StandardTimeKind.Relative };

    /// <summary>Which form it has.</summary>
    public StandardTimeKind Kind { get; init; }

    /// <summary>The lower end of a range; null for the other forms.</summary>
    public TimeAmount? Minimum { get; init; }

    /// <summary>The amount, or the upper end of a range; null where there is none.</summary>
    public TimeAmount? Maximum { get; init; }

    /// <summary>Whether a step can be on time or late by it.</summary>
    public bool IsMeasurable => Maximum is not null;

    /// <summary>One amount.</summary>
    public static StandardTime Of(TimeAmount amount) => new() { Kind = StandardTimeKind.Fixed, Maximum = amount };

    /// <summary>A range.</summary>
    public static StandardTime Between(TimeAmount minimum, TimeAmount maximum) =>
        new() { Kind = StandardTimeKind.Range, Minimum = minimum, Maximum = maximum };

    /// <summary>
    /// Reads <c>15 menit</c>, <c>1 hari</c>, <c>1 jam - 3 hari</c>, <c>relatif</c>, or nothing. A range whose ends are reversed is read as
    /// written; the linter speaks of it.
    /// </summary>
    public static bool TryParse(string? text, out StandardTime time)
    {
        time = Blank;
        if (string.IsNullOrWhiteSpace(text)) return true;
        if (string.Equals(text!.Trim(), "relatif", StringComparison.OrdinalIgnoreCase))
        {
            time = Relative;
            return true;
        }
        var ends = text.Split('-', '–');
        if (ends.Length > 2 || !TimeAmount.TryParse(ends[0], out var first)) return false;
        if (ends.Length == 1)
        {
            time = Of(first);
            return true;
        }
        if (!TimeAmount.TryParse(ends[1], out var second)) return false;
        time = Between(first, second);
        return true;
    }

    /// <summary>The time as the procedure writes it; empty for a blank.</summary>
    public override string ToString() => Kind switch
    {
        StandardTimeKind.Fixed => Maximum.ToString()!,
        StandardTimeKind.Range => $"{Minimum} - {Maximum}",
        StandardTimeKind.Relative => "relatif",
        _ => "",
    };
}
