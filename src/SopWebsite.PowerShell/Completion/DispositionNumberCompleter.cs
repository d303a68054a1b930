using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the numbers of open disposition sheets, the newest first.</summary>
public sealed class DispositionNumberCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) =>
        register.Routing.Sheets(report: null, openOnly: true).Reverse().Select(sheet => sheet.Number);
}
