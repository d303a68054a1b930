using System.Text.RegularExpressions;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>One block.</summary>
internal sealed record TextBlock(string Text, TextFinding Found, IReadOnlyList<TermHit> Hits)
{
    private static readonly Regex CaseNumber = new(
        @"\b[0-9]{1,5}/[A-Za-z][A-Za-z.\- ]{0,20}/(?:19|20)[0-9]{2}\b", RegexOptions.None, TimeSpan.FromSeconds(1));

    private const string Opens = "\"“„«”";
    private const string Closes = "\"”“»";

    /// <summary>True when it speaks of the matter as a court does: what stands around it is then part of that.</summary>
    public bool IsVoice => (TermMatcher.IsOnTopic(Found) && Found.Court.Count >= (Found.Court.Contains("perjudian") ? 1 : 2)) || IsCaseNumber();

    /// <summary>The number of a case, such as 12/Pid.B/2026/PN Cth: what stands beside it in a table is of that case.</summary>
    private bool IsCaseNumber()
    {
        try
        {
            return Text.IndexOf('/') > 0 && CaseNumber.IsMatch(Text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>True when most terms stand between quotation marks.</summary>
    public bool IsQuoted()
    {
        var text = Found.Folded;
        var open = text.IndexOfAny([.. Opens]);
        if (open < 0) return false;
        var within = new bool[text.Length];
        while (open >= 0 && text.IndexOfAny([.. Closes], open + 1) is > 0 and var close)
        {
            for (var at = open; at < close; at++) within[at] = true;
            open = text.IndexOfAny([.. Opens], close + 1);
        }
        return Hits.Count(hit => within[Math.Min(hit.Start, within.Length - 1)]) * 4 >= Hits.Count * 3;
    }
}
