namespace SopWebsite.Tests.Support;

/// <summary>What docs/guide tells an administrator to run, so that the guide is tried and not only written.</summary>
internal static class Guide
{
    /// <summary>The statements that give an account its rights, without the ones that make it.</summary>
    public static IEnumerable<string> Grants(string account) =>
        File.ReadAllText(Repository.Path("docs", "guide", "log.md"))
            .Split("```sql").Skip(1).SelectMany(block => block.Split("```")[0].Split(';'))
            .Select(statement => statement.Trim())
            .Where(statement => statement.StartsWith("GRANT", StringComparison.Ordinal) || statement.StartsWith("REVOKE", StringComparison.Ordinal))
            .Where(statement => statement.Contains("sop_staf", StringComparison.Ordinal))
            .Select(statement => statement.Replace("sop_staf", account, StringComparison.Ordinal));
}
