using SopWebsite.Backups;
using SopWebsite.Escalations;
using SopWebsite.Files;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Baseline;

/// <summary>
/// One walk over a document root. What the old baseline holds is handed over file by file, so that the hashes of a large site are in memory
/// once; what is left of it at the end is gone from the site.
/// </summary>
internal sealed class BaselineScan(
    string site, string root, FileTraitBook book, IReadOnlyList<SiteCms> cms, IEnumerable<string> excludes, bool full)
{
    private readonly PathPattern _excluded = new(excludes);
    private readonly PlaceJudge _place = new(book, cms);
    private readonly FileReading _reading = new(ContentJudge.Of(book));
    private bool _hasRights;

    /// <summary>Told of each file before it is read; the tests take one away then.</summary>
    public Action<string>? BeforeReading { get; init; }

    /// <summary>What the baseline holds and was not met yet.</summary>
    public Dictionary<string, BaselineFile> Left { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What was suspicious when the baseline was made, by path.</summary>
    public IReadOnlyDictionary<string, BaselineFinding> Suspects { get; init; } = new Dictionary<string, BaselineFinding>(StringComparer.Ordinal);

    /// <summary>The files met, in the order of the walk.</summary>
    public List<BaselineFile> Files { get; } = [];

    /// <summary>What was found, before missing files are counted and renamed ones matched.</summary>
    public List<BaselineFinding> Findings { get; } = [];

    public List<SkippedFile> Skipped { get; } = [];

    public long Bytes { get; private set; }

    /// <summary>Files that were read.</summary>
    public long Read { get; private set; }

    public void Walk(IProgress<BaselineProgress>? progress, long? expected, CancellationToken cancellation)
    {
        JudgeRoot();
        var done = 0L;
        try
        {
            foreach (var entry in SiteTree.Walk(root, Skipped, cancellation))
            {
                if (entry.Kind == EntryKind.Folder) continue;
                progress?.Report(new BaselineProgress(done++, expected, entry.Path));
                try
                {
                    if (entry.Kind == EntryKind.Link) MeetLink(entry);
                    else MeetFile(entry, cancellation);
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
                {
                    var gone = failure is FileNotFoundException or DirectoryNotFoundException;
                    Skipped.Add(new SkippedFile(entry.Path, gone ? SkipReason.Vanished : SkipReason.Unreadable, failure.Message));
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw BaselineFaults.RootNotFound(root);
        }
    }

    /// <summary>
    /// Where anyone may write the root itself, as on a share or a disk without rights, the rights of each file say nothing: that is told once.
    /// </summary>
    private void JudgeRoot()
    {
#if NET8_0_OR_GREATER
        if (UnixFile.Of(root)?.Permissions is not { } mode) return;
        _hasRights = (mode & 2) == 0;
        if (_hasRights) return;
        var reason = new Phrase(
            "Anyone on the server may write the document root itself.", "Siapa pun di server dapat menulis document root itu sendiri.");
        Findings.Add(
            new BaselineFinding { Site = site, Kind = BaselineChange.Suspicious, Path = ".", Severity = SopSeverity.Low, Reasons = [reason] });
#else
        _hasRights = false;
#endif
    }

    private void MeetLink(TreeEntry entry)
    {
        if (_excluded.Fits(entry.Path)) return;
        var reasons = new ReasonList();
        PlaceJudge.JudgeLink(entry.Target!, reasons);
        Compare(Describe(entry, Sha256Hex.OfText(entry.Target!), 0), reasons);
    }

    private void MeetFile(TreeEntry entry, CancellationToken cancellation)
    {
        var excluded = _excluded.Fits(entry.Path);
        if (!excluded && !full && Left.TryGetValue(entry.Path, out var old) && IsSame(old, entry))
        {
            Keep(old);
            Left.Remove(entry.Path);
            if (Suspects.TryGetValue(entry.Path, out var suspect) && suspect.Sha256 == old.Sha256)
                Findings.Add(suspect with { Kind = BaselineChange.Suspicious });
            return;
        }
        var name = entry.Path.Substring(entry.Path.LastIndexOf('/') + 1);
        if (excluded && !IsTelling(name)) return;
        BeforeReading?.Invoke(entry.Path);
        var reasons = new ReasonList();
        var (sha256, length, isInert) = _reading.Read(entry, reasons, cancellation);
        Read++;
        _place.Judge(entry.Path, isInert, reasons);
        if (_hasRights) PlaceJudge.JudgeRights(entry.Path, entry.Mode, reasons);
        var file = Describe(entry, sha256, length);
        if (!excluded) Compare(file, reasons);
        else if (reasons.IsSuspicious) Add(BaselineChange.Suspicious, file, null, reasons);
    }

    private void Compare(BaselineFile file, ReasonList reasons)
    {
        Keep(file);
        if (!Left.TryGetValue(file.Path, out var old)) Add(BaselineChange.New, file, null, reasons);
        else
        {
            Left.Remove(file.Path);
            if (old.Sha256 != file.Sha256 || old.IsLink != file.IsLink) Add(BaselineChange.Changed, file, old, reasons);
            else if (reasons.IsSuspicious) Add(BaselineChange.Suspicious, file, old, reasons);
        }
    }

    private void Keep(BaselineFile file)
    {
        Files.Add(file);
        Bytes += file.Size;
    }

    private void Add(BaselineChange kind, BaselineFile file, BaselineFile? old, ReasonList reasons) => Findings.Add(new BaselineFinding
    {
        Site = site,
        Kind = kind,
        Path = file.Path,
        Size = file.Size,
        OldSize = old?.Size,
        ModifiedAt = file.ModifiedAt,
        OldModifiedAt = old?.ModifiedAt,
        Sha256 = file.Sha256,
        OldSha256 = old?.Sha256,
        Weight = reasons.Weight,
        Severity = ReasonList.SeverityOf(reasons.Weight),
        Reasons = reasons.Reasons,
    });

    /// <summary>Within folders that are not compared only what could be an intruder's is read.</summary>
    private static bool IsTelling(string name) => FileKinds.IsRun(name) || FileKinds.IsHandler(name) || FileKinds.IsMedia(name)
        || FileKinds.HidesScript(name) || name.IndexOf('.') < 0;

    /// <summary>Size and times alone can be forged; where the system tells of the last change of any kind, that counts too.</summary>
    private static bool IsSame(BaselineFile old, TreeEntry entry) => !old.IsLink && old.Size == entry.Length && old.ModifiedAt == entry.Modified
        && (old.ChangedAt is null || ChangedAt(entry) == old.ChangedAt) && (old.Inode is null || entry.Identity?.Inode == old.Inode);

    private static BaselineFile Describe(TreeEntry entry, string sha256, long length) => new(
        entry.Path, entry.Kind == EntryKind.Link, length, entry.Modified, ChangedAt(entry), entry.Identity?.Inode, entry.Mode, sha256);

    private static DateTime? ChangedAt(TreeEntry entry) => entry.Identity?.ChangedAt;
}
