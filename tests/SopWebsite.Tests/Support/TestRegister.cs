using System.Collections.Concurrent;

namespace SopWebsite.Tests.Support;

/// <summary>
/// Where a test that minds no particular kind of register has its own: a file in its folder or, when the variable
/// <c>SOPWEBSITE_TEST_REGISTER</c> says <c>postgresql</c>, a database on a real server. So the same tests run over both.
/// </summary>
internal static class TestRegister
{
    private static readonly bool OnServer = Environment.GetEnvironmentVariable("SOPWEBSITE_TEST_REGISTER") == "postgresql";
    private static readonly ConcurrentDictionary<string, PostgreSqlPlace> Places = new(StringComparer.Ordinal);

    public static string In(TemporaryFolder folder) => OnServer ? PlaceOf(folder).Location : folder["register.db"];

    /// <summary>Runs SQL behind the register's back and gives the first column of what it returns.</summary>
    public static IReadOnlyList<string> Execute(TemporaryFolder folder, string sql) =>
        OnServer ? PlaceOf(folder).Read(sql) : SqlitePlace.Read(folder["register.db"], sql);

    private static PostgreSqlPlace PlaceOf(TemporaryFolder folder) => Places.GetOrAdd(folder.Path, _ => new PostgreSqlPlace());
}
