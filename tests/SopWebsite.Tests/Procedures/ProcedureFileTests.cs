using System.Globalization;
using System.Text;
using SopWebsite.Adapters;
using SopWebsite.Errors;
using SopWebsite.Procedures;
using SopWebsite.Tests.Calendars;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Procedures;

/// <summary>Files from outside: every fault is named with its line.</summary>
public sealed class ProcedureFileTests : IDisposable
{
    private const string Sound = """
        code: pn-contoh/website
        title: Contoh
        kind: other
        chain: [sekretaris]
        activities:
          - number: 1
            text: Langkah satu
            performer: staf-it
            time: 1 jam
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("code: pn-contoh/website", "code: ../../x", 1, "a code such as")]
    [InlineData("code: pn-contoh/website", "kode: pn-contoh/website", 1, "one of code, title")]
    [InlineData("title: Contoh", "title:", 2, "a value for 'title'")]
    [InlineData("title: Contoh", "title: [a, b]", 2, "one text for 'title'")]
    [InlineData("title: Contoh", "title: Contoh\ntitle: Lagi", 3, "'title' once")]
    [InlineData("title: Contoh", "title: 'Contoh", 2, "valid YAML")]
    [InlineData("title: Contoh", "title: !!python/object x", 2, "a plain value")]
    [InlineData("kind: other", "kind: situs", 3, "one of website, sipp")]
    [InlineData("kind: other", "assumed: [semua]", 3, "one of chain, performers")]
    [InlineData("kind: other", "minutesPerDay: 0", 3, "a number from 1 to 1440")]
    [InlineData("kind: other", "printedTotal: banyak", 3, "a total such as")]
    [InlineData("chain: [sekretaris]", "chain: []", 4, "the chain is empty")]
    [InlineData("chain: [sekretaris]", "chain: {a: b}", 4, "texts for 'chain'")]
    [InlineData("  - number: 1", "  - number: satu", 6, "a number from 1 to 999")]
    [InlineData("  - number: 1", "  - number: 2", 6, "number 1 is missing")]
    [InlineData("    time: 1 jam", "    time: sebentar", 9, "a time such as")]
    [InlineData("    time: 1 jam", "    time: 3 hari - 1 jam", 6, "does not go from less to more")]
    [InlineData("    time: 1 jam", "    every: kadang", 9, "a period such as")]
    [InlineData("    time: 1 jam", "    time: 1 jam\n  - lagi", 10, "entries with fields")]
    [InlineData("    time: 1 jam", "    time: 1 jam\n---\nlagi: ya", 10, "one document")]
    public void AFaultNamesFileLineAndWhatWasExpected(string part, string by, int line, string expected)
    {
        var path = Write(Sound.Replace(part, by, StringComparison.Ordinal));

        var fault = Refused(path);

        Assert.Equal("SopProcedureInvalid", fault.Id);
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{path}, line {line}: "), fault.Phrase.English, StringComparison.Ordinal);
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{path}, baris {line}: "), fault.Phrase.Indonesian, StringComparison.Ordinal);
        Assert.Contains(expected, fault.Phrase.English, StringComparison.Ordinal);
        Assert.Equal(path, fault.Offender);
    }

    [Fact]
    public void AnAliasBombIsRefusedAtItsFirstAnchor()
    {
        var bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (var letter = 'b'; letter < 'k'; letter++)
            bomb.Append(CultureInfo.InvariantCulture, $"{letter}: &{letter} [*{(char)(letter - 1)},*{(char)(letter - 1)}]\n");

        Assert.Contains("line 1: expected a plain value, found an anchor", Refused(Write(bomb.ToString())).Phrase.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n# hanya komentar\n")]
    [InlineData("teks saja")]
    [InlineData("- daftar")]
    [InlineData("? [a]\n: b")]
    [InlineData("code: \0")]
    [InlineData("%YAML 9.9\n---\na: b")]
    public void WhatIsNoProcedureIsRefused(string text) => Assert.Equal("SopProcedureInvalid", Refused(Write(text)).Id);

    [Fact]
    public void DepthSizeAndBinaryAreRefused()
    {
        Assert.Contains("levels", Refused(Write("a: " + new string('[', 50_000))).Phrase.English, StringComparison.Ordinal);
        Assert.Contains("at most 512 KB", Refused(Write(new string('#', 600_000))).Phrase.English, StringComparison.Ordinal);
        File.WriteAllBytes(_folder["biner.yaml"], [0xFF, 0xFE, 0x80, 0x81, 0xC3, 0x28]);
        Assert.Contains("found binary data", Refused(_folder["biner.yaml"]).Phrase.English, StringComparison.Ordinal);
        Assert.Equal("SopFileUnreadable", Refused(_folder["tidak-ada.yaml"]).Id);
        Assert.Equal("SopFileUnreadable", Refused(_folder.Path).Id);
    }

    [Fact]
    public void RandomDamageIsEitherReadOrRefusedWithItsPlace()
    {
        var random = new Random(13);
        var original = File.ReadAllText(Path.Combine(Repository.Root, "procedures", "pn-tais-website.yaml"));
        var reader = new AdapterSet(_folder.Path).ProcedureReader;
        for (var n = 0; n < 500; n++)
        {
            var text = new StringBuilder(original);
            for (var damage = random.Next(1, 6); damage > 0; damage--) text[random.Next(text.Length)] = "\n:-[]{}&*!'\"#\t %@x0"[random.Next(19)];
            var path = Write(text.ToString());
            try
            {
                ProcedureLinter.Check(reader.Read(path).Procedure);
            }
            catch (SopException fault)
            {
                Assert.Equal("SopProcedureInvalid", fault.Id);
                Assert.Contains(", line ", fault.Phrase.English, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void AnImportedProcedureTakesThePlaceOfTheShippedOne()
    {
        var adapters = new AdapterSet(Repository.Root);
        using var register = adapters.OpenRegister(TestRegister.In(_folder));
        var import = new ProcedureImport(adapters.ProcedureReader, register.Procedures, new SettableClock(TestCalendar.At("2026-11-20 08:00")));
        import.Put(import.Check(Write(Sound.Replace("pn-contoh/website", "pn-tais/website", StringComparison.Ordinal))));

        Assert.Equal(("Contoh", 1), (adapters.ProceduresFor(register.Procedures).Get("PN-Tais/website").Title, register.Procedures.All().Count));
        Assert.Equal(10, adapters.ProceduresFor(register.Procedures).All().Count);
        Assert.NotEqual("Contoh", adapters.ProceduresFor().Get("pn-tais/website").Title);
        Assert.Equal("SopProcedureNotFound", Assert.Throws<SopException>(() => adapters.ProceduresFor().Get("pn-lain/website")).Id);
    }

    [Fact]
    public void EveryShippedProcedureComesBackFromTheRegisterAsItWas()
    {
        var adapters = new AdapterSet(Repository.Root);
        using var register = adapters.OpenRegister(TestRegister.In(_folder));
        foreach (var procedure in adapters.ProceduresFor().All()) register.Procedures.Put(procedure, DateTimeOffset.UnixEpoch);

        Assert.Equivalent(adapters.ProceduresFor().All(), register.Procedures.All(), strict: true);
    }

    private string Write(string text)
    {
        File.WriteAllText(_folder["sop.yaml"], text);
        return _folder["sop.yaml"];
    }

    private SopException Refused(string path)
    {
        var adapters = new AdapterSet(_folder.Path);
        using var register = adapters.OpenRegister(TestRegister.In(_folder));
        var refusal = Assert.Throws<SopException>(
            () => new ProcedureImport(adapters.ProcedureReader, register.Procedures, new SettableClock(default)).Check(path));
        Assert.Empty(register.Procedures.All());
        return refusal;
    }
}
