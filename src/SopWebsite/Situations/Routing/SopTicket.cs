using System.Text.Json.Serialization;
using SopWebsite.Procedures;

namespace SopWebsite.Situations.Routing;

/// <summary>A matter in the hands of a third party (pihak ketiga), with a clock of its own; source: seed 001, step 8 and Keterangan.</summary>
public sealed record SopTicket
{
    /// <summary>Its number in the register, such as <c>TK-2026-11-0001</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The situation report that it belongs to.</summary>
    public required string Report { get; init; }

    /// <summary>The site that the report is about.</summary>
    public required string Site { get; init; }

    /// <summary>The zone that its times are shown in.</summary>
    public required string Zone { get; init; }

    /// <summary>The run whose clock is over the report.</summary>
    public string? Run { get; init; }

    /// <summary>The third party's name.</summary>
    public required string ThirdParty { get; init; }

    /// <summary>The third party's own number for it; null where it gave none.</summary>
    public string? TicketNumber { get; init; }

    /// <summary>When it was handed over, UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Who handed it over.</summary>
    public string? OpenedBy { get; init; }

    /// <summary>What the third party has promised, in order; the last one holds.</summary>
    public TicketPromise[] Promises { get; init; } = [];

    /// <summary>Who spoke to it, when, and what was said, in order.</summary>
    public TicketContact[] Contacts { get; init; } = [];

    /// <summary>When it was done, UTC; null until then.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What came of it.</summary>
    public string? Result { get; init; }

    /// <summary>True until it is closed.</summary>
    [JsonIgnore]
    public bool IsOpen => ClosedAt is null;

    /// <summary>The promised time that holds, UTC; null where none was given.</summary>
    [JsonIgnore]
    public DateTimeOffset? Promised => Promises.Length == 0 ? null : Promises[Promises.Length - 1].Until;

    /// <summary>Minutes by the clock on the wall since it was handed over, up to its closing: the third party's own clock.</summary>
    [JsonIgnore]
    public int CalendarMinutes { get; init; }

    /// <summary>The court's working minutes in the same time.</summary>
    [JsonIgnore]
    public int WorkingMinutes { get; init; }

    /// <summary>How many promised times passed before another was given or it was done.</summary>
    [JsonIgnore]
    public int Breaches { get; init; }

    /// <summary>True when it is open and its promised time has passed.</summary>
    [JsonIgnore]
    public bool IsOverdue { get; init; }

    /// <summary>The step of the report that is under way: the court's clock, which goes on by itself.</summary>
    [JsonIgnore]
    public SopRunStep? Step { get; init; }

    /// <summary>The register's number and the third party.</summary>
    public override string ToString() => $"{Number} {ThirdParty}";
}

/// <summary>A time that a third party promised.</summary>
public sealed record TicketPromise
{
    /// <summary>When it was given, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The promised time, UTC.</summary>
    public required DateTimeOffset Until { get; init; }
}

/// <summary>One talk with a third party.</summary>
public sealed record TicketContact
{
    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who of the court.</summary>
    public string? By { get; init; }

    /// <summary>What was said.</summary>
    public required string Text { get; init; }

    /// <summary>What was said.</summary>
    public override string ToString() => Text;
}
