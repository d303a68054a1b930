using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Sites;

/// <summary>Lists the officers.</summary>
[Cmdlet(VerbsCommon.Get, "SopOfficer")]
[OutputType(typeof(SopOfficer))]
public sealed class GetSopOfficerCommand : RegisterCommandBase
{
    /// <summary>Names, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "*";

    /// <summary>Only this role.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public string? Role { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var pattern = NamePattern.Of(Name);
        foreach (var officer in OpenedRegister.Sites.Officers())
            if (pattern.IsMatch(officer.Name) && (Role is null || string.Equals(Role, officer.Role, StringComparison.OrdinalIgnoreCase)))
                WriteObject(officer);
    }
}
