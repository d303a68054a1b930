using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Register;

public sealed class MigrationTests
{
    [SkippableFact]
    public void BothKindsOfRegisterHaveTheSameTablesAndColumns()
    {
        using var sqlite = new SqlitePlace();
        using var postgreSql = new PostgreSqlPlace();
        sqlite.Open().Dispose();
        postgreSql.Open().Dispose();

        Assert.Contains("escalation_log.follow_up", sqlite.Columns());
        Assert.Equal(sqlite.Columns().Order(StringComparer.Ordinal), postgreSql.Columns().Order(StringComparer.Ordinal));
    }
}
