using System.Management.Automation;
using SopWebsite.Backups.Media;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Changes what is registered of a medium; what is not given stays.</summary>
[Cmdlet(VerbsCommon.Set, "BackupMedium", SupportsShouldProcess = true)]
[OutputType(typeof(BackupMedium))]
public sealed class SetBackupMediumCommand : MediumCommandBase
{
    /// <summary>The medium.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BackupMediumCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>What it is, if it was entered wrongly.</summary>
    [Parameter]
    public MediumKind Kind { get; set; }

    /// <summary>
    /// When someone read all that is on it and found it sound. Needed only for sets of several discs: Test-WebsiteBackup notes the rest.
    /// </summary>
    [Parameter]
    [InstantTransformation]
    public DateTimeOffset ReadableAt { get; set; }

    /// <summary>Write the changed medium to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var medium = Apply(Workplace.BackupMedia.Get(Name));
        medium = medium with
        {
            Kind = Given(nameof(Kind), Kind, medium.Kind),
            ReadableAt = Given(nameof(ReadableAt), ReadableAt.ToUniversalTime(), medium.ReadableAt),
            Readable = Given(nameof(ReadableAt), true, medium.Readable),
        };
        if (!ShouldProcess(medium.ToString(), "Set-BackupMedium")) return;
        var changed = Workplace.BackupMedia.Change(medium, By);
        if (PassThru) WriteObject(changed);
    }
}
