using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Sites;

/// <summary>Adds a third party, or changes the one of the same name.</summary>
[Cmdlet(VerbsLifecycle.Register, "SopThirdParty", SupportsShouldProcess = true)]
[OutputType(typeof(SopThirdParty))]
public sealed class RegisterSopThirdPartyCommand : RegisterCommandBase
{
    /// <summary>The company's or person's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>What it does for the court.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public ThirdPartyKind Kind { get; set; }

    /// <summary>Telephone of its support.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Phone { get; set; }

    /// <summary>E-mail of its support.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidatePattern("^[^@\\s]+@[^@\\s]+$")]
    public string? Email { get; set; }

    /// <summary>Number of the contract or customer account.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Contract { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var party = new SopThirdParty { Name = Name, Kind = Kind, Phone = Phone, Email = Email, Contract = Contract };
        if (!ShouldProcess(party.Name, "Register-SopThirdParty")) return;
        OpenedRegister.Sites.Put(party);
        WriteObject(party);
    }
}
