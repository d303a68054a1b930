using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.PowerShell.Errors;

namespace SopWebsite.PowerShell.Abstractions;

/// <summary>The root of all cmdlets: one failed item becomes an error record and the next item is taken.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SopCommandBase : PSCmdlet
{
    /// <summary>Does the work for one pipeline item. May throw <see cref="SopException"/>.</summary>
    protected abstract void ProcessItem();

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(ProcessItem);

    /// <summary>Does work whose failure must not end the pipeline.</summary>
    protected void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (PipelineStoppedException)
        {
            throw;
        }
        catch (SopException failure)
        {
            WriteError(failure.ToErrorRecord());
        }
        catch (UnauthorizedAccessException failure)
        {
            WriteError(failure.ToErrorRecord(MyInvocation.MyCommand.Name));
        }
        catch (IOException failure)
        {
            WriteError(failure.ToErrorRecord((failure as FileNotFoundException)?.FileName ?? MyInvocation.MyCommand.Name));
        }
    }

    /// <summary>True under -WhatIf, given or inherited: then nothing may be made, not even an empty register.</summary>
    protected bool IsWhatIf =>
        MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given) && given is SwitchParameter asked
            ? asked.IsPresent
            : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));

    /// <summary>A path as the user means it: relative to the session's location, not the process's.</summary>
    protected string Resolve(string path) => SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);

    /// <summary>A folder as the user means it: the address of one on a server as it is, a path from the session's location.</summary>
    /// <exception cref="SopException">Those of <see cref="RemoteAddress.Parse"/>.</exception>
    protected string FolderOrServer(string place) => RemoteAddress.IsServer(place) ? RemoteAddress.Parse(place.Trim()).ToString() : Resolve(place);

    /// <summary>A calendar as the user means it: a shipped name as it is, a path from the session's location.</summary>
    protected string ResolveCalendar(string calendar) =>
        calendar.IndexOfAny(['/', '\\']) >= 0 || calendar.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) ? Resolve(calendar) : calendar;
}
