using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Reporting.Letters;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Sites;

/// <summary>Enters the court in whose name letters and reports go out; what is not given stays.</summary>
[Cmdlet(VerbsCommon.Set, "SopCourt", SupportsShouldProcess = true)]
[OutputType(typeof(SopCourt))]
public sealed class SetSopCourtCommand : RegisterCommandBase
{
    /// <summary>The court's name. Needed the first time.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>The offices above the court, the highest first.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public string[]? Superior { get; set; }

    /// <summary>Street, town and postcode. An empty text removes it, as with the other parameters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Address { get; set; }

    /// <summary>The town that stands before the date of a letter.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? City { get; set; }

    /// <summary>Telephone and fax.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Phone { get; set; }

    /// <summary>E-mail.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidatePattern("^([^@\\s]+@[^@\\s]+)?$")]
    public string? Email { get; set; }

    /// <summary>The address of the court's website.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Website { get; set; }

    /// <summary>The code that the court's letter numbers begin with.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidatePattern("^[^/\\s]*$")]
    public string? LetterCode { get; set; }

    /// <summary>The emblem for the letterhead: a PNG or JPEG file, taken literally.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Logo { get; set; }

    /// <summary>WIB, WITA or WIT.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ZoneCompleter))]
    public string? Zone { get; set; }

    /// <summary>
    /// The router by which the court's own line is judged: an address to ping, tcp://address:port, or none; an empty text for the computer's
    /// default gateway.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(LineGatewayCompleter))]
    public string? LineGateway { get; set; }

    /// <summary>
    /// Servers out in the world that do not depend on each other, by which the court's own line is judged: tcp://address:port or
    /// ping://address. An empty list for the defaults, tcp://1.1.1.1:443 and tcp://8.8.8.8:443.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WebAddressTransformation(Probes = true)]
    [AllowEmptyCollection]
    public Uri[]? LineTarget { get; set; }

    /// <summary>
    /// The name servers that Test-InternetConnection asks, each an address or address:port; an empty list for the one that the computer asks.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public string[]? LineNameServer { get; set; }

    /// <summary>The name that those name servers are asked for; an empty text for mahkamahagung.go.id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? LineName { get; set; }

    /// <summary>
    /// A file of some 25 MB at a server that is fast enough, by which the throughput is measured: once a day by the routine, and by
    /// Test-InternetConnection -Speed. An empty text for none.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? LineSpeedUri { get; set; }

    /// <summary>The sites whose papers this court heads, where the register serves several courts; without it the court of all others.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Site { get; set; }

    /// <summary>Write the court to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        foreach (var site in Site ?? [null!])
        {
            Guard(() => Set(site is null ? null : SiteOf(site).Name));
        }
    }

    private void Set(string? site)
    {
        var court = Apply(Workplace.Courts.Find(site) ?? new SopCourt { Name = "", Site = site });
        SopCourts.Check(court);
        if (court.Logo is { } logo && MyInvocation.BoundParameters.ContainsKey(nameof(Logo))) LetterLogo.Read(logo);
        if (!ShouldProcess(court.Name, "Set-SopCourt")) return;
        Workplace.Courts.Put(court);
        if (PassThru) WriteObject(court);
    }

    private SopCourt Apply(SopCourt court) => court with
    {
        Name = Given(nameof(Name), Name, court.Name) ?? "",
        Superior = MyInvocation.BoundParameters.ContainsKey(nameof(Superior)) ? Superior ?? [] : court.Superior,
        Address = Given(nameof(Address), Address, court.Address),
        City = Given(nameof(City), City, court.City),
        Phone = Given(nameof(Phone), Phone, court.Phone),
        Email = Given(nameof(Email), Email, court.Email),
        Website = Given(nameof(Website), Website, court.Website),
        LetterCode = Given(nameof(LetterCode), LetterCode, court.LetterCode),
        Logo = Given(nameof(Logo), string.IsNullOrWhiteSpace(Logo) ? null : Resolve(Logo!), court.Logo),
        LineGateway = Given(nameof(LineGateway), LineGateway, court.LineGateway),
        LineTarget = MyInvocation.BoundParameters.ContainsKey(nameof(LineTarget)) ? LineTarget ?? [] : court.LineTarget,
        LineNameServer = MyInvocation.BoundParameters.ContainsKey(nameof(LineNameServer)) ? LineNameServer ?? [] : court.LineNameServer,
        LineName = Given(nameof(LineName), LineName, court.LineName),
        LineSpeedUri = Given(nameof(LineSpeedUri), LineSpeedUri, court.LineSpeedUri?.OriginalString) is { } file
            ? new Uri(file, UriKind.RelativeOrAbsolute)
            : null,
        Zone = Given(nameof(Zone), Zone?.ToUpperInvariant(), court.Zone),
    };

    private string? Given(string parameter, string? value, string? otherwise) =>
        !MyInvocation.BoundParameters.ContainsKey(parameter) ? otherwise : string.IsNullOrWhiteSpace(value) ? null : value!.Trim();
}
