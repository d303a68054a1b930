using System.Management.Automation;
using SopWebsite.Backups.Transport;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Shows the keys or the certificate of a site's server, and whether they are pinned.</summary>
[Cmdlet(VerbsCommon.Get, "SiteHostKey", DefaultParameterSetName = NameSet)]
[OutputType(typeof(SiteHostKey))]
public sealed class GetSiteHostKeyCommand : AsyncSopCommandBase
{
    private const string NameSet = "Name";
    private const string AddressSet = "Address";

    /// <summary>The registered sites, wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Any server, such as sftp://host:22 or ftpes://host.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AddressSet)]
    [ArgumentCompleter(typeof(RemoteAddressCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Address { get; set; } = [];

    /// <summary>Every key that the server has; without it the pinned one, else the strongest.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>
    /// WinSCPnet.dll, or the folder that holds it; without it the variable SOPWEBSITE_WINSCP, lib/ beside the module, WinSCP's own folder.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WinScpPath { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var library = WinScpPath is null ? null : Resolve(WinScpPath);
        if (ParameterSetName == AddressSet)
        {
            foreach (var address in Address) Guard(() =>
            {
                var access = new RemoteAccess { Address = RemoteAddress.Parse(address), WinScpPath = library };
                Show((sources, stop) => sources.HostKeys(access, name: null, stop));
            });
            return;
        }
        foreach (var name in Name) Guard(() =>
        {
            foreach (var site in SitesOf(name)) Guard(() => Show((sources, stop) => sources.HostKeys(site, library, stop)));
        });
    }

    private void Show(Func<RemoteSites, CancellationToken, IReadOnlyList<SiteHostKey>> ask)
    {
        var sources = Workplace.RemoteSites;
        Pump((writer, stop) =>
        {
            var keys = ask(sources, stop);
            // Piped to Set-SopSite one key is pinned, so one is shown: the one that counts.
            var chosen = All ? keys : [.. keys.OrderBy(key => key.State == HostKeyState.Pinned ? 0 : 1).Take(1)];
            foreach (var key in chosen) writer.WriteObject(key);
            return Task.CompletedTask;
        });
    }
}
