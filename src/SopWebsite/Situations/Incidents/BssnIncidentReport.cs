using SopWebsite.Escalations;
using SopWebsite.Languages;

namespace SopWebsite.Situations.Incidents;

/// <summary>
/// A draft of an incident report with the four items of Peraturan BSSN 1/2024, article 15: contact, description, chronology, impact. What
/// the register does not know is said to be not known; people fill it in before it goes anywhere.
/// </summary>
public sealed record BssnIncidentReport
{
    /// <summary>The situation report that it was drawn from.</summary>
    public required string Number { get; init; }

    /// <summary>The site.</summary>
    public required string Site { get; init; }

    /// <summary>When it was drawn, UTC.</summary>
    public required DateTimeOffset DrawnAt { get; init; }

    /// <summary>The zone that its times are shown in.</summary>
    public required string Zone { get; init; }

    /// <summary>That it is a draft, and what the 24 hours mean for a court.</summary>
    public required Phrase Notice { get; init; }

    /// <summary>When the incident was found, UTC: by the first failed check, else by the report.</summary>
    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>The system that was hit, with its addresses.</summary>
    public required Phrase System { get; init; }

    /// <summary>24 hours after the incident was found, UTC: a house rule for a court.</summary>
    public required DateTimeOffset HouseDeadline { get; init; }

    /// <summary>Item 1: whom to ask.</summary>
    public required BssnContact Contact { get; init; }

    /// <summary>Item 2: what happened, a paragraph each.</summary>
    public required Phrase[] Description { get; init; }

    /// <summary>Item 3: what happened when, from the first failed check on.</summary>
    public required BssnEvent[] Chronology { get; init; }

    /// <summary>Item 4: what was hit, a paragraph each.</summary>
    public required Phrase[] Impact { get; init; }

    /// <summary>What was done about it, a paragraph each.</summary>
    public required Phrase[] Actions { get; init; }

    /// <summary>The hostile addresses that the visitors' log shows for the time; empty where none is known.</summary>
    public BssnIndicator[] Indicators { get; init; } = [];

    /// <summary>What is to be filled in by hand, because the register does not know it.</summary>
    public required Phrase[] Missing { get; init; }
}

/// <summary>Whom to ask about an incident; what is null is not known.</summary>
public sealed record BssnContact
{
    /// <summary>The court.</summary>
    public string? Court { get; init; }

    /// <summary>Its address.</summary>
    public string? Address { get; init; }

    /// <summary>Its telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>The officer's e-mail, else the court's.</summary>
    public string? Email { get; init; }

    /// <summary>The officer's name.</summary>
    public string? Officer { get; init; }

    /// <summary>The officer's title.</summary>
    public Phrase? Role { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => string.Join(", ", new[] { Officer, Court, Phone, Email }.Where(part => part is not null));
}

/// <summary>One line of the chronology.</summary>
public sealed record BssnEvent
{
    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the log says happened; null for what a check saw.</summary>
    public EscalationEvent? Event { get; init; }

    /// <summary>The entry's number in the log; null for a check.</summary>
    public long? Entry { get; init; }

    /// <summary>Who acted.</summary>
    public string? From { get; init; }

    /// <summary>Whom it went to.</summary>
    public string? To { get; init; }

    /// <summary>What happened.</summary>
    public required Phrase Text { get; init; }

    /// <summary>Evidence, as the log carries it.</summary>
    public string? Evidence { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => Text.ToString();
}

/// <summary>An address that attacked.</summary>
public sealed record BssnIndicator
{
    /// <summary>The address.</summary>
    public required string Address { get; init; }

    /// <summary>When it was first seen, UTC.</summary>
    public DateTimeOffset FirstSeen { get; init; }

    /// <summary>When it was last seen, UTC.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>How many requests it made.</summary>
    public long Requests { get; init; }

    /// <summary>How many of its attacks were answered with 2xx.</summary>
    public long Succeeded { get; init; }

    /// <summary>The rules that it broke, the heaviest first.</summary>
    public string[] Rules { get; init; } = [];

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => Address;
}
