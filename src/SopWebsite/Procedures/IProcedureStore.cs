namespace SopWebsite.Procedures;

/// <summary>Keeps the procedures that a court imported. Codes compare without regard to case.</summary>
public interface IProcedureStore
{
    /// <summary>All imported procedures by code.</summary>
    IReadOnlyList<SopProcedure> All();

    /// <summary>Adds a procedure, or replaces the one of the same code. Runs under way keep the definition they began with.</summary>
    void Put(SopProcedure procedure, DateTimeOffset at);
}
