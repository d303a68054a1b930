using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Procedures;

/// <summary>Joins the shipped procedures with those in the register.</summary>
/// <param name="shipped">The shipped procedures.</param>
/// <param name="imported">The register's; null where there is none.</param>
public sealed class ProcedureCatalog(IReadOnlyList<SopProcedure> shipped, IProcedureStore? imported = null) : IProcedureCatalog
{
    /// <inheritdoc/>
    public IReadOnlyList<SopProcedure> All()
    {
        var all = shipped.ToDictionary(procedure => procedure.Code, StringComparer.OrdinalIgnoreCase);
        foreach (var procedure in imported?.All() ?? []) all[procedure.Code] = procedure;
        return [.. all.Values.OrderBy(procedure => procedure.Code, StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public SopProcedure Get(string code) =>
        All().FirstOrDefault(procedure => string.Equals(procedure.Code, code, StringComparison.OrdinalIgnoreCase))
        ?? throw new SopException(
            "SopProcedureNotFound", SopErrorKind.NotFound,
            new Phrase($"There is no procedure '{code}'. Get-SopProcedure lists them; Import-SopProcedure adds the court's own.",
                $"Tidak ada SOP '{code}'. Get-SopProcedure menampilkannya; Import-SopProcedure menambah milik pengadilan."),
            code);
}
