namespace SopWebsite.Reporting.Letters;

/// <summary>Which paper is made of a situation report.</summary>
public enum SituationForm
{
    /// <summary>The letter that reports the situation.</summary>
    Situation,

    /// <summary>The disposition sheets (lembar disposisi), a page each.</summary>
    Disposition,

    /// <summary>The draft of an incident report for BSSN.</summary>
    Bssn,
}
