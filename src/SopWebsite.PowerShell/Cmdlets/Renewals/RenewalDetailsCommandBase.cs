using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Renewals;

namespace SopWebsite.PowerShell.Cmdlets.Renewals;

/// <summary>The details of a contract, shared by the cmdlets that enter and correct them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RenewalDetailsCommandBase : RenewalCommandBase
{
    /// <summary>Who provides it: a registered third party.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ThirdPartyNameCompleter))]
    public string? Provider { get; set; }

    /// <summary>When what runs now began, ISO 8601.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [InstantTransformation]
    public DateTimeOffset? BeginsAt { get; set; }

    /// <summary>How many months a renewal lasts.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OptionalRange(1, 120)]
    public int? PeriodMonths { get; set; }

    /// <summary>What a period costs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OptionalRange(0, int.MaxValue)]
    public decimal? Cost { get; set; }

    /// <summary>The currency of the cost, ISO 4217; IDR where nothing else is said.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidatePattern("^[A-Z]{3}$")]
    public string? Currency { get; set; }

    /// <summary>The budget line (mata anggaran) that pays for it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? BudgetLine { get; set; }

    /// <summary>Whom to call about it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Contact { get; set; }

    /// <summary>The share of the time that the contract promises it to be up, percent.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OptionalRange(0, 100)]
    public double? AvailabilityPercent { get; set; }

    /// <summary>The bandwidth towards the court that the contract promises, Mbit/s.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OptionalRange(0.001, 1_000_000)]
    public double? DownMbps { get; set; }

    /// <summary>The bandwidth away from the court that the contract promises, Mbit/s.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OptionalRange(0.001, 1_000_000)]
    public double? UpMbps { get; set; }

    /// <summary>Whatever else is worth knowing.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Note { get; set; }

    /// <summary>What was given.</summary>
    protected RenewalDetails Details => new()
    {
        Provider = Provider,
        BeginsAt = BeginsAt,
        PeriodMonths = PeriodMonths,
        Cost = Cost,
        Currency = Currency,
        BudgetLine = BudgetLine,
        Contact = Contact,
        Promise = new ServicePromise { AvailabilityPercent = AvailabilityPercent, DownMbps = DownMbps, UpMbps = UpMbps },
        Note = Note,
    };

    /// <summary>Warns of a provider that nobody could be sent to: no registered third party.</summary>
    protected void WarnOfStranger()
    {
        if (string.IsNullOrWhiteSpace(Provider) || Workplace.Renewals.IsThirdParty(Provider!.Trim())) return;
        WriteWarning(new Phrase(
            $"'{Provider}' is no registered third party; reports and tickets cannot be aimed at it. Register-SopThirdParty adds it.",
            $"'{Provider}' belum terdaftar sebagai pihak ketiga; laporan dan tiket tidak dapat ditujukan kepadanya. Register-SopThirdParty menambahkannya.").ToString());
    }
}
