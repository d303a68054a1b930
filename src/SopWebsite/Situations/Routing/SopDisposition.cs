using System.Text.Json.Serialization;

namespace SopWebsite.Situations.Routing;

/// <summary>How a disposition is to be handled (sifat), in the words of the form.</summary>
public enum DispositionNature
{
    /// <summary>In the ordinary way.</summary>
    Biasa,

    /// <summary>Before other work.</summary>
    Segera,

    /// <summary>At once.</summary>
    SangatSegera,

    /// <summary>For the recipient's eyes.</summary>
    Rahasia,
}

/// <summary>Where a disposition sheet stands.</summary>
public enum DispositionState
{
    /// <summary>With the recipient, who has not signed for it yet.</summary>
    Sent,

    /// <summary>Signed for (paraf).</summary>
    Received,

    /// <summary>Back with the sender, with a question.</summary>
    Returned,

    /// <summary>With the recipient again, the question answered.</summary>
    Answered,

    /// <summary>The recipient has handed it to another officer, under a sheet of its own.</summary>
    Delegated,

    /// <summary>What it asked for was done: the report was forwarded or decided.</summary>
    Done,
}

/// <summary>A disposition sheet (lembar disposisi): what goes with a situation report from one officer to another.</summary>
public sealed record SopDisposition
{
    /// <summary>Its number, such as <c>LD-2026-11-0001</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The situation report that it goes with.</summary>
    public required string Report { get; init; }

    /// <summary>The site that the report is about.</summary>
    public required string Site { get; init; }

    /// <summary>The zone that its times are shown in.</summary>
    public required string Zone { get; init; }

    /// <summary>The run whose clock is over the report.</summary>
    public string? Run { get; init; }

    /// <summary>The procedure of the run.</summary>
    public string? Procedure { get; init; }

    /// <summary>The activity that the recipient is to do; null where none is under way.</summary>
    public int? Activity { get; init; }

    /// <summary>Who sent it: an officer's name, or a role.</summary>
    public string? From { get; init; }

    /// <summary>The role that it went to.</summary>
    public required string To { get; init; }

    /// <summary>Who holds that role, or stands in; names joined by a comma where several do. Null where nobody is registered for it.</summary>
    public string? Officer { get; init; }

    /// <summary>Why it is not whom one would expect: a substitute (Plh.), or the next role. Indonesian, as the log keeps it.</summary>
    public string? Remark { get; init; }

    /// <summary>What the recipient is asked to do (isi).</summary>
    public string? Instruction { get; init; }

    /// <summary>How it is to be handled (sifat).</summary>
    public DispositionNature Nature { get; init; }

    /// <summary>When it was sent, UTC.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>By when, UTC (batas waktu); null where the procedure gives no measurable time and none was named.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>True where <see cref="Due"/> is the due time of the recipient's own step, so that a pause of the run shifts it.</summary>
    public bool IsDueOfStep { get; init; }

    /// <summary>When the recipient signed for it (paraf), UTC; null until then.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Who signed for it.</summary>
    public string? AcknowledgedBy { get; init; }

    /// <summary>Where it stands.</summary>
    public DispositionState State { get; init; }

    /// <summary>The sheet that it follows from: the one forwarded or delegated.</summary>
    public string? Parent { get; init; }

    /// <summary>The questions it came back with, and their answers, in order.</summary>
    public DispositionQuestion[] Questions { get; init; } = [];

    /// <summary>When it was done, UTC; null until then.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>True until it is done or delegated.</summary>
    [JsonIgnore]
    public bool IsOpen => State is not (DispositionState.Delegated or DispositionState.Done);

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => Officer is null ? $"{Number} {To}" : $"{Number} {To} ({Officer})";
}

/// <summary>A question with which a sheet came back.</summary>
public sealed record DispositionQuestion
{
    /// <summary>When it was asked, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who asked.</summary>
    public string? By { get; init; }

    /// <summary>What is asked.</summary>
    public required string Question { get; init; }

    /// <summary>The answer; null while it is awaited.</summary>
    public string? Answer { get; init; }

    /// <summary>Who answered.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>When it was answered, UTC.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => Answer is null ? Question : $"{Question} - {Answer}";
}
