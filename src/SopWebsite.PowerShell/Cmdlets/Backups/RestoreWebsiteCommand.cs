using System.Management.Automation;
using SopWebsite.Backups;
using SopWebsite.Backups.Restoring;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Restores a backup set: to a folder, over the site's document root, to its server, into a database.</summary>
[Cmdlet(VerbsData.Restore, "Website", DefaultParameterSetName = PathSets.Path, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RestoredWebsite), typeof(RestorePlan))]
public sealed class RestoreWebsiteCommand : OpenedSetCommandBase
{
    /// <summary>The folder to restore to, new or empty: it receives <c>files</c> and <c>database.sql</c>.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Restores over the site's document root. Files that the set does not have stay.</summary>
    [Parameter]
    public SwitchParameter InPlace { get; set; }

    /// <summary>
    /// Restores over the site's files on its server, the way they are fetched from there. Files that it has with the size, the time and the rights
    /// that the set has them with do not travel.
    /// </summary>
    [Parameter]
    public SwitchParameter ToServer { get; set; }

    /// <summary>
    /// With -ToServer: brings also the files that it has as the set has them. After a break-in a file's size and time prove nothing.
    /// </summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>The database that the dump is loaded into, on the server of the site's own; it is made where it is not there.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Database { get; set; }

    /// <summary>Of a set with several dumps, the database whose dump is loaded.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Dump { get; set; }

    /// <summary>The registered site to restore, when it is another than the set's own.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Site { get; set; }

    /// <summary>Masks of the files that are restored, such as <c>images/</c> or <c>*.php</c>; all without.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Include { get; set; } = [];

    /// <summary>Masks of files that are not restored.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Exclude { get; set; } = [];

    /// <summary>The account that loads the database, instead of the site's own.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The account that logs in at the site's server, instead of the one that is registered.</summary>
    [Parameter]
    [Credential]
    public PSCredential? ServerCredential { get; set; }

    /// <summary>
    /// Allows a target that has something in it: files of the same names, and tables, are replaced. Of a site in use only together with a
    /// backup of it that was made within the last hour, or with -BackupFirst.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Backs up the site in use that is written over, before anything is written.</summary>
    [Parameter]
    public SwitchParameter BackupFirst { get; set; }

    /// <summary>Goes on although a disk looks too small: one that compresses what it holds, say.</summary>
    [Parameter]
    public SwitchParameter IgnoreSpace { get; set; }

    /// <summary>Who restores: an officer's name, for the log.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessSet(string folder)
    {
        var options = Options();
        var restores = Workplace.Restores;
        var plan = restores.Plan(folder, options);
        var where = string.Join(", ", new[] { plan.Destination, plan.Database }.OfType<string>());
        var kept = plan.Kept == 0 ? new Phrase("", "") : new Phrase($", {plan.Kept} the same", $", {plan.Kept} sudah sama");
        var figures = new Phrase(
            $"{where} from {folder}: {plan.Written} files written, {plan.Replaced} replaced{kept.English}, {plan.Left} left",
            $"{where} dari {folder}: {plan.Written} berkas ditulis, {plan.Replaced} diganti{kept.Indonesian}, {plan.Left} dibiarkan").ToString();
        if (IsWhatIf)
        {
            if (plan.Refusal is { } refusal) WriteWarning(refusal.ToString());
            ShouldProcess(figures, "Restore-Website");
            WriteObject(plan);
            return;
        }
        plan.ThrowIfRefused();
        if (!ShouldProcess(figures, "Restore-Website")) return;
        Work(
            new Phrase($"Restoring {folder}", $"Memulihkan {folder}").ToString(),
            (_, progress, cancellation) => restores.Restore(plan, progress, cancellation),
            (restored, writer) =>
            {
                if (restored.Skipped.Length == 0) return;
                var (count, first) = (restored.Skipped.Length, restored.Skipped[0].Path);
                writer.WriteWarning(new Phrase(
                    $"{count} item(s) could not be restored here, such as '{first}': see the property Skipped.",
                    $"{count} butir tidak dapat dipulihkan di sini, misalnya '{first}': lihat properti Skipped.").ToString());
            });
    }

    private RestoreOptions Options() => new()
    {
        Target = Target(),
        Destination = Destination is null ? null : Resolve(Destination),
        Site = Site,
        Include = Include,
        Exclude = Exclude,
        Database = Database,
        Dump = Dump,
        Login = Logins.Of(Credential),
        Fetch = new FetchOptions { Login = Logins.Of(ServerCredential) },
        Password = Passwords.Text(Password),
        Force = Force,
        BackupFirst = BackupFirst,
        All = All,
        IgnoreSpace = IgnoreSpace,
        By = By,
    };

    private RestoreTarget Target()
    {
        var given = new[]
            {
                (Destination is not null, RestoreTarget.Folder), (InPlace.IsPresent, RestoreTarget.DocumentRoot),
                (ToServer.IsPresent, RestoreTarget.Server),
            }
            .Where(one => one.Item1).Select(one => one.Item2).ToList();
        if (given.Count > 1 || (given.Count == 0 && Database is null))
            throw new SopException(
                "SopRestoreTarget", SopErrorKind.InvalidArgument,
                new Phrase("Say where to: -Destination, -InPlace or -ToServer, one of them; or -Database alone.",
                    "Sebutkan tujuannya: -Destination, -InPlace atau -ToServer, salah satu; atau -Database saja."));
        return given.Count == 0 ? RestoreTarget.None : given[0];
    }
}
