namespace SopWebsite.Procedures;

/// <summary>
/// The procedures that can be run: those shipped, and those a court imported, which take the place of a shipped one of the same code.
/// </summary>
public interface IProcedureCatalog
{
    /// <summary>All procedures by code.</summary>
    IReadOnlyList<SopProcedure> All();

    /// <summary>One procedure. Codes compare without regard to case.</summary>
    /// <exception cref="Errors.SopException"><c>SopProcedureNotFound</c>: there is none of the code.</exception>
    SopProcedure Get(string code);
}
