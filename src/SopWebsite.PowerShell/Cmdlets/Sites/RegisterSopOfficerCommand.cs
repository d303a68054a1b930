using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Sites;

/// <summary>Adds an officer, or changes the one of the same name.</summary>
[Cmdlet(VerbsLifecycle.Register, "SopOfficer", SupportsShouldProcess = true)]
[OutputType(typeof(SopOfficer))]
public sealed class RegisterSopOfficerCommand : RegisterCommandBase
{
    /// <summary>The person's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The role's code, such as kasubbag-ptip.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    [ValidatePattern("^[a-z0-9-]+$")]
    public string Role { get; set; } = "";

    /// <summary>Employee number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidatePattern("^[0-9 ]{18,22}$")]
    public string? Nip { get; set; }

    /// <summary>Address for e-mail notices.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidatePattern("^[^@\\s]+@[^@\\s]+$")]
    public string? Email { get; set; }

    /// <summary>Chat id for Telegram notices.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ChatId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var officer = new SopOfficer { Name = Name, Role = Role, Nip = Nip, Email = Email, ChatId = ChatId };
        if (!ShouldProcess(officer.Name, "Register-SopOfficer")) return;
        OpenedRegister.Sites.Put(officer);
        WriteObject(officer);
    }
}
