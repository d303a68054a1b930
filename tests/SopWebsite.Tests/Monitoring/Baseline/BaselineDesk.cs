using SopWebsite.Monitoring.Baseline;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring.Baseline;

/// <summary>A desk whose site has a document root, and the baselines over it.</summary>
internal sealed class BaselineDesk : IDisposable
{
    public BaselineDesk(Func<string, string>? tree = null)
    {
        Root = Directory.CreateDirectory(Desk.Folder["public_html"]).FullName;
        tree?.Invoke(Root);
        Desk.Set(site => site with { DocumentRoot = Root });
    }

    public Desk Desk { get; } = new();

    public string Root { get; }

    public string this[string path] => Path.Combine(Root, path);

    public SiteBaseline Make(BaselineOptions? options = null) => Tick().Make(Desk.Site, options ?? new BaselineOptions());

    public BaselineComparison Compare(bool full = false) => Tick().Compare(Desk.Site, new BaselineOptions { Full = full });

    public SiteBaselines Tick()
    {
        Desk.Clock.UtcNow = Desk.Clock.UtcNow.AddMinutes(1);
        return Desk.Workplace.Baselines;
    }

    public void Write(string path, string text) => SampleTrees.Write(Root, path, text);

    public void Dispose() => Desk.Dispose();
}
