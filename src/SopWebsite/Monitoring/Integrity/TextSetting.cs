namespace SopWebsite.Monitoring.Integrity;

/// <summary>Where a text stands.</summary>
internal sealed record TextSetting
{
    public static TextSetting Plain { get; } = new();

    public PageContext Page { get; init; } = PageContext.None;

    /// <summary>False where a text is hidden as no court hides it, whatever the page is about.</summary>
    public bool MayBeTopic { get; init; } = true;

    /// <summary>What all blocks that a court's own words excuse may weigh together.</summary>
    public double MostExcused { get; init; } = 6;

    /// <summary>Blocks without a term of this weight do not count; 0 for all.</summary>
    public int LeastWeight { get; init; }

    /// <summary>True for what visitors see, which on a document of a case is the document.</summary>
    public bool IsShown { get; init; }

    public bool IsTopic => MayBeTopic && (Page.IsTopic || (IsShown && Page.IsDocument));
}
