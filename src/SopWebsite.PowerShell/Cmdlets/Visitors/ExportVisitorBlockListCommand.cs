using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Blocking;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>Writes a list of hostile addresses for a web server or a firewall. The list is a file: nothing puts it to use by itself.</summary>
[Cmdlet(VerbsData.Export, "VisitorBlockList", SupportsShouldProcess = true, DefaultParameterSetName = PathSets.Path)]
[OutputType(typeof(VisitorBlockList))]
public sealed class ExportVisitorBlockListCommand : AsyncSopCommandBase
{
    private readonly List<SuspiciousVisitor> _visitors = [];
    private bool _isPiped;

    /// <summary>
    /// The program it is for: Htaccess (Apache 2.4), Nginx, Nftables, Fail2ban, Csf or Json.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0)]
    public BlockListFormat Format { get; set; }

    /// <summary>Where the list goes. A list of this module there is replaced, another file never.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = PathSets.Path)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Where the list goes, taken exactly as it is written.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSets.LiteralPath)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string LiteralPath { get; set; } = "";

    /// <summary>The visitors, as Get-SuspiciousVisitor finds them. Without them, those that the site's scans found.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public SuspiciousVisitor[]? InputObject { get; set; }

    /// <summary>
    /// The registered site whose findings are taken, and whose blocks are remembered: who is on the list, since when and until when.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Site { get; set; }

    /// <summary>This verdict and the graver ones: Hostile without it.</summary>
    [Parameter]
    public VisitorVerdict Verdict { get; set; } = VisitorVerdict.Hostile;

    /// <summary>How long an address stays away after its last request: a number of days, or a time span; 30 days without it.</summary>
    [Parameter]
    [DaysTransformation]
    public TimeSpan Days { get; set; } = BlockListOptions.UsualTime;

    /// <summary>
    /// Puts addresses together: IPv4 where every address of a block is on the list, IPv6 by its /64 from two addresses on.
    /// </summary>
    [Parameter]
    public SwitchParameter Aggregate { get; set; }

    /// <summary>Also blocks addresses that are allowed, private or the site's own, and says so. It does not replace other files.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Who writes it; an officer's name, for the log.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _isPiped = MyInvocation.ExpectingInput;

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        if (InputObject is not null) _visitors.AddRange(InputObject);
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Guard(() =>
    {
        var path = TargetFile.Resolve(this, ParameterSetName == PathSets.Path ? Path : LiteralPath);
        VisitorBlocks.CheckTarget(path);
        var blocks = Workplace.VisitorBlocks;
        var plan = blocks.Plan(new BlockListOptions
        {
            Format = Format,
            Site = Site is null ? null : SiteOf(Site),
            // Nothing through the pipe is a list of nobody, not a question for the site's findings.
            Visitors = _isPiped || InputObject is not null ? _visitors : null,
            Verdict = Verdict,
            Time = Days,
            Aggregate = Aggregate,
            Force = Force,
        });
        foreach (var warning in plan.Warnings) WriteWarning(warning.ToString());
        if (!ShouldProcess($"{path} ({plan.Entries.Length})", "Export-VisitorBlockList"))
        {
            WriteObject(VisitorBlocks.Result(plan, BlockListCheck.Not("nothing was written", "tidak ada yang ditulis"), path));
            return;
        }
        var check = BlockListCheck.Not("", "");
        Pump((_, stop) =>
        {
            check = blocks.Check(plan, stop);
            return Task.CompletedTask;
        });
        var list = blocks.Write(plan, check, path, By);
        if (check is { State: BlockListCheckState.Unchecked, Remark: { } remark } && Format is not BlockListFormat.Json)
            WriteWarning(new Languages.Phrase(
                $"The list was not checked: {remark.English}. Check it on the server before it is used.",
                $"Daftar ini belum diperiksa: {remark.Indonesian}. Periksa di server sebelum dipakai.").ToString());
        WriteObject(list);
    });
}
