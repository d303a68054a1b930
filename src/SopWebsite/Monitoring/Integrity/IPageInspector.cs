namespace SopWebsite.Monitoring.Integrity;

/// <summary>Looks into HTML for what a page shows and hides, however malformed; behind a port because the HTML parser is third-party.</summary>
public interface IPageInspector
{
    /// <summary>Reads a page. Nothing is loaded and no script runs.</summary>
    /// <param name="html">The page's source.</param>
    /// <param name="address">Its address, for relative links.</param>
    /// <param name="styleSheets">The style sheets that it links, already fetched, in their order.</param>
    PageProfile Inspect(string html, Uri address, IReadOnlyList<string> styleSheets);
}
