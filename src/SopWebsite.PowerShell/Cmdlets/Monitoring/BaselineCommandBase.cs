using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.Backups;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Baseline;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>Cmdlets that walk over a site's files: off the pipeline thread, with progress, stopped at once by Ctrl+C.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class BaselineCommandBase : AsyncSopCommandBase
{
    /// <summary>The registered sites, wildcards allowed: of a pattern only those with a document root.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Reads every file, also those whose size and times are as they were.</summary>
    [Parameter]
    public SwitchParameter Full { get; set; }

    /// <summary>Who does it; an officer's name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <summary>The largest file of which a copy is kept as evidence, in bytes; 0 keeps none.</summary>
    [Parameter]
    [ValidateRange(0, 16 * 1024 * 1024)]
    public int MaximumEvidence { get; set; } = 4 * 1024 * 1024;

    /// <summary>Does the work for one site.</summary>
    protected abstract void ProcessSite(SopSite site);

    /// <inheritdoc/>
    protected sealed override void ProcessItem()
    {
        foreach (var name in Name) Guard(() =>
        {
            var pattern = WildcardPattern.ContainsWildcardCharacters(name);
            foreach (var site in SitesOf(name))
                if (!pattern || site.DocumentRoot is not null) Guard(() => ProcessSite(site));
        });
    }

    /// <summary>Runs one walk with progress and hands over what it gives.</summary>
    internal T Walk<T>(Phrase activity, Func<SiteBaselines, IProgress<BaselineProgress>, CancellationToken, T> work)
        where T : class
    {
        var baselines = Workplace.Baselines;
        T? result = null;
        Pump((writer, cancellation) =>
        {
            var progress = new SlowProgress(writer, activity.ToString());
            try
            {
                result = work(baselines, new Reporter(progress), cancellation);
            }
            finally
            {
                if (!cancellation.IsCancellationRequested) progress.Complete();
            }
            return Task.CompletedTask;
        });
        return result!;
    }

    /// <summary>Says what could not be read.</summary>
    internal void WarnOfGaps(string site, IEnumerable<SkippedFile> skipped)
    {
        var gaps = skipped.Where(skip => skip.IsGap).ToList();
        if (gaps.Count == 0) return;
        WriteWarning(new Phrase(
            $"{site}: {gaps.Count} file(s) or folder(s) could not be read, such as '{gaps[0].Path}': nothing is known of them.",
            $"{site}: {gaps.Count} berkas atau folder tidak terbaca, misalnya '{gaps[0].Path}': keadaannya tidak diketahui.").ToString());
    }

    private sealed class Reporter(SlowProgress bar) : IProgress<BaselineProgress>
    {
        public void Report(BaselineProgress value) => bar.Show(
            stage: null,
            value.Total is > 0 and var total ? (int)Math.Min(100, value.Files * 100d / total) : SlowProgress.Unknown,
            () => new Phrase($"{value.Files} files", $"{value.Files} berkas").ToString(),
            value.Current);
    }
}
