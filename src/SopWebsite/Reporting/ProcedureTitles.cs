using SopWebsite.Procedures;

namespace SopWebsite.Reporting;

/// <summary>Takes the titles of activities from the procedures' definitions.</summary>
public static class ProcedureTitles
{
    /// <summary>The titles as the procedures in force give them; a code or number that they lack has none.</summary>
    public static ActivityTitles Of(IProcedureCatalog procedures)
    {
        var byCode = new Lazy<Dictionary<string, SopProcedure>>(() =>
        {
            var found = new Dictionary<string, SopProcedure>(StringComparer.OrdinalIgnoreCase);
            foreach (var procedure in procedures.All()) found[procedure.Code] = procedure;
            return found;
        });
        return (code, number) => byCode.Value.TryGetValue(code, out var procedure)
            ? new ActivityTitle(procedure.Title, procedure.Activities.FirstOrDefault(activity => activity.Number == number)?.Text)
            : ActivityTitle.Unknown;
    }
}
