using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Renewals;

namespace SopWebsite.PowerShell.Cmdlets.Renewals;

/// <summary>What is entered of a renewal, shared by the cmdlets that work on one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RenewalCommandBase : AsyncSopCommandBase
{
    /// <summary>The site.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Site { get; set; } = "";

    /// <summary>Domain, Hosting, Connection or Certificate.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public RenewalKind Kind { get; set; }

    /// <summary>Which one: the domain's name, the certificate's host, the hosting package, the line's number.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RenewalSubjectCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Subject { get; set; }

    /// <summary>Who does it; an officer's name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <summary>The proof that a file of the user's is; null for none.</summary>
    protected RenewalProof? ProofOf(string? path) => path is null ? null : RenewalChange.ProofOf(Resolve(path));
}
