using System.Globalization;
using System.Text;
using SopWebsite.Adapters.Dumps;

namespace SopWebsite.Tests.Dumps;

/// <summary>Rows and tables counted in dumps as they pass, wherever the chunks end.</summary>
public sealed class DumpRowsTests
{
    private static readonly string[] Hostile =
    [
        "'biasa'", "'kutip \\' di dalam'", "'garis miring \\\\'", "'(palsu),(palsu)'", "'; INSERT INTO `x` VALUES (1);'", "'\\n-- Dump completed'",
        "NULL",
        "0x00FF27", "-1.5", "_binary 'ab\\0c'", "''", "'dua '' kutip'", "'`x`'", "('dalam')",
    ];

    [Fact]
    public void RowsOfInsertStatementsAreCountedWhateverTheValues()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var expected = new SortedDictionary<string, long>(StringComparer.Ordinal);
            var text = new StringBuilder("-- MariaDB dump\n");
            for (var table = random.Next(1, 5); table > 0; table--)
            {
                var name = $"t{table}{(random.Next(3) == 0 ? " `aneh` VALUES (" : "")}";
                var quoted = "`" + name.Replace("`", "``", StringComparison.Ordinal) + "`";
                text.Append(CultureInfo.InvariantCulture, $"CREATE TABLE {quoted} (\n  `a` int COMMENT 'VALUES (1)'\n) ENGINE=InnoDB;\n");
                expected[name] = 0;
                for (var statement = random.Next(4); statement > 0; statement--)
                {
                    // Oracle's program writes all rows on one line, MariaDB's each on its own; generated columns bring a list of columns.
                    var between = random.Next(2) == 0 ? "," : ",\n";
                    var columns = random.Next(2) == 0 ? "" : " (`a`, `VALUES`, `b``c`)";
                    var rows = random.Next(1, 6);
                    text.Append(CultureInfo.InvariantCulture, $"INSERT INTO {quoted}{columns} VALUES{(between.Length > 1 ? "\n" : " ")}");
                    text.AppendJoin(
                        between, Enumerable.Range(0, rows).Select(
                            _ => "(" + string.Join(",", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Hostile[random.Next(Hostile.Length)]))
                                + ")"));
                    text.Append(";\n");
                    expected[name] += rows;
                }
            }
            text.Append(
                "DELIMITER ;;\nCREATE PROCEDURE p() BEGIN\nCREATE TABLE `bukan` (a int);\nINSERT INTO `bukan` VALUES (1);\nEND "
                + ";;\nDELIMITER ;\n-- Dump completed on x\n");
            var bytes = Encoding.UTF8.GetBytes(text.ToString());
            using var output = new MemoryStream();
            var scan = new DumpScan(output);
            for (var at = 0; at < bytes.Length;)
            {
                var count = Math.Min(random.Next(1, 40), bytes.Length - at);
                scan.Take(bytes[at..(at + count)], count);
                at += count;
            }
            scan.End();

            Assert.Equal(bytes, output.ToArray());
            Assert.True(scan.IsWhole);
            Assert.Equal(expected.Keys, scan.Tables.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(expected.Values, expected.Keys.Select(scan.RowsOf));
            Assert.Equal(expected.Count, scan.Engines["InnoDB"]);
        }
    }

    [Fact]
    public void CopyBlocksAreCountedAndTheirLinesAreNeverTakenForAnythingElse()
    {
        const string text = """
            \restrict kunci
            -- Dumped from database version 15.18 (Debian)
            CREATE TABLE public.berita (
                id integer
            );
            CREATE TABLE public."Nama ""Aneh"" (a)" (
                id integer
            );
            CREATE UNLOGGED TABLE arsip.sementara (a int);
            COPY public.berita (id, judul) FROM stdin;
            1	isi
            2	\\.
            3	COPY public.lain (a) FROM stdin;
            4	-- PostgreSQL database dump complete

            \.
            COPY public."Nama ""Aneh"" (a)" (id) FROM stdin;
            \.
            --
            -- PostgreSQL database dump complete
            --

            \unrestrict kunci

            """;
        var bytes = Encoding.UTF8.GetBytes(text.Replace("\r", "", StringComparison.Ordinal));
        foreach (var keep in new[] { true, false })
            foreach (var size in new[] { 1, 2, 3, 7, 50, 10_000 })
            {
                using var output = new MemoryStream();
                var scan = new PostgreSqlScan(output, keep);
                foreach (var chunk in bytes.Chunk(size)) scan.Take(chunk, chunk.Length);
                scan.End();

                var expected = keep
                    ? text
                    : text.Replace("\\restrict kunci\n", "", StringComparison.Ordinal).Replace("\\unrestrict kunci\n", "", StringComparison.Ordinal);
                Assert.Equal(expected, Encoding.UTF8.GetString(output.ToArray()));
                Assert.True(scan.IsWhole);
                Assert.Equal("15.18 (Debian)", scan.ServerVersion);
                Assert.Equal(["public.berita", "public.Nama \"Aneh\" (a)", "arsip.sementara"], scan.Tables);
                Assert.Equal(5L, scan.RowsOf("public.berita"));
                Assert.Equal(0L, scan.RowsOf("public.Nama \"Aneh\" (a)"));
                Assert.Null(scan.RowsOf("arsip.sementara"));
            }
    }

    [Fact]
    public void NoPartOfADumpIsTakenForTheWhole()
    {
        var mysql = Encoding.UTF8.GetBytes(
            "CREATE TABLE `a` (\n) ENGINE=InnoDB;\nINSERT INTO `a` VALUES (1,'x\\'');\n-- Dump completed on 2026-11-21\n");
        var postgres = Encoding.UTF8.GetBytes(
            "CREATE TABLE a (b int);\nCOPY a (b) FROM stdin;\n1\n\\.\n--\n-- PostgreSQL database dump complete\n--\n\n");
        for (var length = 0; length < mysql.Length - " on 2026-11-21\n".Length; length++)
        {
            var scan = new DumpScan(Stream.Null);
            scan.Take(mysql, length);
            scan.End();
            Assert.False(scan.IsWhole);
        }
        for (var length = 0; length < postgres.Length - "\n--\n\n".Length; length++)
        {
            var scan = new PostgreSqlScan(Stream.Null, keepRestrict: true);
            scan.Take(postgres, length);
            scan.End();
            Assert.False(scan.IsWhole);
        }
    }

    [Theory]
    [InlineData("psql (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", true)]
    [InlineData("psql (PostgreSQL) 15.13", false)]
    [InlineData("psql (PostgreSQL) 13.22", true)]
    [InlineData("psql (PostgreSQL) 12.22", false)]
    [InlineData("psql (PostgreSQL) 18.1", true)]
    [InlineData("psql (PostgreSQL) 16beta1", false)]
    public void OnlyClientsThatKnowTheRestrictionAreGivenIt(string version, bool knows) =>
        Assert.Equal(knows, PostgreSqlClient.IsRestricting(version));
}
