using SopWebsite.Procedures;

namespace SopWebsite.Adapters.Yaml;

/// <summary>The procedures of the data folder.</summary>
internal static class ShippedProcedures
{
    public static IReadOnlyList<SopProcedure> Read(string folder)
    {
        var reader = new ProcedureReader();
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.yaml").OrderBy(path => path, StringComparer.Ordinal).Select(path => reader.Read(path).Procedure)]
            : [];
    }
}
