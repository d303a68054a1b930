using System.Collections.Concurrent;
using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.Calendars;
using SopWebsite.Composition;
using SopWebsite.Errors;
using SopWebsite.PowerShell.Errors;
using SopWebsite.PowerShell.Loading;
using SopWebsite.Register;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Abstractions;

/// <summary>Cmdlets that read or write the register. It is opened at first use and closed with the cmdlet.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RegisterCommandBase : SopCommandBase, IDisposable
{
    /// <summary>The registers whose remark this session has heard: said by every cmdlet, nobody would read it.</summary>
    private static readonly ConcurrentDictionary<string, bool> Remarked = new(StringComparer.Ordinal);

    private IRegister? _open;
    private Workplace? _workplace;

    /// <summary>Another register than the default: a file, or postgresql://user@host/database.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Register { get; set; }

    /// <summary>The third-party parts behind their ports.</summary>
    protected static IAdapterSet AdapterSet => Adapters.Current;

    /// <summary>The open register. One that is not there yet is made, but not under -WhatIf.</summary>
    protected IRegister OpenedRegister => _open ??= OpenRegister();

    /// <summary>The duties, put together over the open register.</summary>
    protected Workplace Workplace => _workplace ??= new Workplace(OpenedRegister, AdapterSet, SystemClock.Instance);

    /// <summary>The site of a name.</summary>
    /// <exception cref="SopException"><c>SopSiteNotFound</c>.</exception>
    protected SopSite SiteOf(string name) => Workplace.Sites.Get(name);

    /// <summary>The sites that a name, wildcards allowed, chooses.</summary>
    /// <exception cref="SopException"><c>SopSiteNotFound</c>: a plain name that no site has.</exception>
    protected IEnumerable<SopSite> SitesOf(string name) =>
        NamePattern.Choose(name, SiteOf, OpenedRegister.Sites.All, site => site.Name);

    private IRegister OpenRegister()
    {
        var location = RegisterLocation.Resolve(Register is null || PostgreSqlAddress.Is(Register) ? Register : Resolve(Register));
        try
        {
            var register = AdapterSet.OpenRegister(location, IsWhatIf ? RegisterAccess.Read : RegisterAccess.Write);
            if (register.Remark is { } remark && Remarked.TryAdd(register.Location, true)) WriteWarning(remark.ToString());
            return register;
        }
        catch (SopException failure)
        {
            ThrowTerminatingError(failure.ToErrorRecord());
            throw;
        }
    }

    /// <summary>Closes the register.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the register.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _open?.Dispose();
        _open = null;
    }
}
