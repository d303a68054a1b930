using System.Management.Automation;
using SopWebsite.Backups;
using SopWebsite.Backups.Databases;
using SopWebsite.PowerShell.Abstractions;

namespace SopWebsite.PowerShell.Cmdlets.Databases;

/// <summary>Looks into databases as a backup would: whether they can be read, and what a dump of them would lack.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SiteDatabase")]
[OutputType(typeof(SiteDatabaseExamination))]
public sealed class TestSiteDatabaseCommand : DatabaseCommandBase
{
    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>The account to look with, instead of the registered one.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Counts the rows of every table.</summary>
    [Parameter]
    public SwitchParameter CountRow { get; set; }

    /// <summary>Has the server sum up every table's content, which reads all of it.</summary>
    [Parameter]
    public SwitchParameter Checksum { get; set; }

    /// <summary>The client program (mariadb, mysql, psql, sqlite3), on the host where it runs; without it the usual ones on the path.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientCommand { get; set; }

    /// <inheritdoc/>
    protected override void ProcessDatabase(SiteDatabaseEntry entry)
    {
        var databases = Workplace.Databases;
        var request = new CensusRequest
        {
            Database = entry.Database,
            Login = Logins.Of(Credential),
            // On the site's host a path is that host's.
            Command = ClientCommand is not null && entry.Database.Ssh is null && ClientCommand.IndexOfAny(Separators) >= 0
                ? Resolve(ClientCommand)
                : ClientCommand,
            CountRows = CountRow,
            Checksums = Checksum,
        };
        Pump((writer, cancellation) =>
        {
            var found = databases.Examine(entry, request, cancellation);
            foreach (var remark in found.Remarks) writer.WriteWarning($"{found.Site}, {found.DatabaseName}: {remark}");
            writer.WriteObject(found);
            return Task.CompletedTask;
        });
    }
}
