using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Procedures;
using SopWebsite.Sites;

namespace SopWebsite.Situations.Ways;

/// <summary>What a way out comes down to; the facts for and against it go by that.</summary>
internal enum WayKind
{
    /// <summary>Report to a third party and follow its ticket.</summary>
    Report,

    /// <summary>Renew what has lapsed.</summary>
    Renew,

    /// <summary>Renew what has lapsed; proposed only where something has.</summary>
    RenewLapsed,

    /// <summary>Put the domain's name servers and zone right.</summary>
    NameServers,

    /// <summary>Restore a backup.</summary>
    Restore,

    /// <summary>Own staff look for the cause.</summary>
    Examine,

    /// <summary>Commission somebody.</summary>
    Commission,
}

/// <summary>One row of the table of ways out.</summary>
internal sealed record Way(
    DiagnosisCause Cause, WayKind Kind, ThirdPartyKind? Party, SituationCost Cost, TimeAmount? Time, Phrase Action, Phrase Risk);
