using SopWebsite.Procedures;

namespace SopWebsite.Adapters.Storage;

internal sealed class ProcedureStore(RegisterDatabase database) : IProcedureStore
{
    public IReadOnlyList<SopProcedure> All() =>
        database.Query<string>("SELECT body FROM procedure_import ORDER BY code").Select(Stored.Body<SopProcedure>).ToList();

    public void Put(SopProcedure procedure, DateTimeOffset at) => database.Execute(
        "INSERT INTO procedure_import (code, imported_at, body) VALUES (@Code, @at, @body) "
        + "ON CONFLICT (code) DO UPDATE SET code = excluded.code, imported_at = excluded.imported_at, body = excluded.body",
        new { procedure.Code, at = Stored.Instant(at), body = Stored.Body(procedure) });
}
