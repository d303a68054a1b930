using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.PowerShell.Errors;
using SopWebsite.Sites;
using SopWebsite.Visitors;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>What the cmdlets that read visitor logs share: which logs, which period, and the account of what could not be read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LogCommandBase : AsyncSopCommandBase
{
    private protected const string SiteSet = "Site";
    private const string StandardInput = "-";

    private readonly List<string> _paths = [];
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>Access logs, plain, .gz or .zip; wildcards allowed; - for the standard input.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSets.Path)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Access logs whose names are taken as they are.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSets.LiteralPath)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>A registered site: its log paths are read.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SiteSet)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Site { get; set; } = "";

    /// <summary>
    /// The logs' format: a name, a #Fields line of IIS, or a format string of GoAccess, Apache (LogFormat) or nginx (log_format). Without it that
    /// of the site; without one there, each log's first lines tell.
    /// </summary>
    [Parameter]
    [Alias("Format")]
    [ArgumentCompleter(typeof(LogFormatCompleter))]
    [ValidateNotNullOrEmpty]
    public string? LogFormat { get; set; }

    /// <summary>Only requests from this instant on (ISO 8601).</summary>
    [Parameter]
    [InstantTransformation]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Only requests before this instant (ISO 8601).</summary>
    [Parameter]
    [InstantTransformation]
    public DateTimeOffset? Until { get; set; }

    /// <summary>Reads the logs and writes the results. Off the pipeline thread.</summary>
    protected abstract VisitorScanSummary Read(
        IReadOnlyList<LogSource> logs, VisitorScanOptions options, PipelineWriter writer, ICollection<SopException> faults,
        CancellationToken cancellation);

    /// <summary>How many threads read; 0 for one a processor, up to four.</summary>
    protected virtual int Threads => 0;

    /// <summary>Lines that could not be read are warned of; not where they are the result.</summary>
    protected virtual bool WarnsOfUnparsed => true;

    /// <summary>The site that was named; null where logs were.</summary>
    protected SopSite? NamedSite { get; private set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        if (ParameterSetName == SiteSet) return;
        var literal = ParameterSetName == PathSets.LiteralPath;
        var files = (literal ? LiteralPath : Path).Where(path => path != StandardInput).ToArray();
        if (files.Length < (literal ? LiteralPath : Path).Length) _paths.Add(StandardInput);
        var existing = SessionPaths.Existing(this, files, literal);
        _paths.AddRange(existing);
        if (existing.Count > 0) _asked.UnionWith(files.Select(Resolve));
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Guard(() =>
    {
        var faults = new List<SopException>();
        var logs = Logs(faults);
        foreach (var fault in faults) WriteError(fault.ToErrorRecord());
        if (logs.Count == 0) return;
        var options = Options();
        Pump((writer, cancellation) =>
        {
            var found = new List<SopException>();
            var progress = new SlowProgress(writer, new Phrase("Reading visitor logs", "Membaca log pengunjung").ToString());
            var summary = Read(new ReadingProgress(progress, logs).Watched, options, writer, found, cancellation);
            progress.Complete();
            foreach (var fault in found) writer.WriteError(fault.ToErrorRecord());
            Account(summary, writer);
            return Task.CompletedTask;
        });
    });

    /// <summary>How logs are to be read.</summary>
    protected VisitorScanOptions Options()
    {
        if (ParameterSetName == SiteSet) NamedSite ??= SiteOf(Site);
        var options = SiteVisitors.OptionsOf(NamedSite, new VisitorScanOptions { Since = Since, Until = Until, Threads = Threads });
        if (LogFormat is not null) options = options with { LogFormat = LogFormat };
        VisitorLogFormats.Check(options.LogFormat);
        return options;
    }

    /// <summary>The paths of the logs, wildcards and all: what they name may change while logs are followed.</summary>
    protected IReadOnlyCollection<string> Asked()
    {
        if (ParameterSetName != SiteSet) return _asked;
        NamedSite ??= SiteOf(Site);
        return NamedSite.LogPath;
    }

    private List<LogSource> Logs(ICollection<SopException> faults)
    {
        if (ParameterSetName != SiteSet) return _paths.Distinct(StringComparer.Ordinal)
            .Select(path => path == StandardInput ? LogSource.OfStandardInput() : LogSource.OfFile(path)).ToList();
        NamedSite = SiteOf(Site);
        return SiteVisitors.LogsOf(NamedSite, faults).ToList();
    }

    /// <summary>Says what was read, and what could not be.</summary>
    private protected void Account(VisitorScanSummary summary, PipelineWriter writer)
    {
        foreach (var file in summary.Files)
        {
            writer.WriteVerbose(new Phrase(
                $"{file.Name}: {file.Lines} lines, {file.Bytes} bytes, format {file.Format}",
                $"{file.Name}: {file.Lines} baris, {file.Bytes} byte, format {file.Format}").ToString());
            if (file.Unparsed > 0 && WarnsOfUnparsed) writer.WriteWarning(new Phrase(
                $"{file.Name}: {file.Unparsed} of {file.Lines} lines are not in the format {file.Format} and were left out. The first: "
                + $"{file.FirstUnparsed ?? "(too long)"}",
                $"{file.Name}: {file.Unparsed} dari {file.Lines} baris tidak sesuai format {file.Format} dan tidak dihitung. Yang pertama: {file.FirstUnparsed ?? "(terlalu panjang)"}").ToString());
        }
        if (summary.UntrackedRequests > 0) writer.WriteWarning(new Phrase(
            $"There were more addresses than are kept apart: {summary.DemotedAddresses} with few requests and no match were given up, "
            + $"and {summary.UntrackedRequests} requests were counted together as {SuspiciousVisitor.OtherAddress}.",
            $"Alamat terlalu banyak untuk dipisahkan: {summary.DemotedAddresses} alamat dengan sedikit permintaan tanpa kecocokan dilepas, "
            + $"dan {summary.UntrackedRequests} permintaan dihitung bersama sebagai {SuspiciousVisitor.OtherAddress}.").ToString());
    }
}
