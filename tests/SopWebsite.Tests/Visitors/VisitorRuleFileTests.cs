using System.Text;
using SopWebsite.Errors;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Tests.Visitors;

/// <summary>Rules that courts write: what is wrong is named with its line, and nothing of it can hold up a scan.</summary>
public sealed class VisitorRuleFileTests : IDisposable
{
    private const string Good = """
        name: pn-contoh
        rules:
          - id: pn-contoh-lama
            category: probing
            weight: 4
            technique: T1595.003
            in: path
            literals: ['/situs-lama/']
            pattern: '/situs-lama/[a-z]+\.php$'
            meaning: {en: asks for the old site, id: meminta situs lama}
            remedy: {en: remove it, id: hapus}
            match: ['/situs-lama/masuk.php']
            clean: ['/situs-lama/']
        """;

    private readonly Desk _desk = new();

    [Fact]
    public void ARuleIsReadAsItIsWritten()
    {
        var rule = Assert.Single(Desk.Adapters.VisitorRules.Read(File(Good)));

        Assert.Equal(("pn-contoh-lama", VisitorCategory.Probing, 4, VisitorRuleTarget.Path), (rule.Id, rule.Category, rule.Weight, rule.Target));
        Assert.Equal(("T1595.003", "/situs-lama/", true), (rule.Techniques[0], rule.Literals[0], rule.IsOwn));
    }

    [Theory]
    [InlineData("weight: 4", "weight: 0", "line 5: expected a number from 1 to 50")]
    [InlineData("category: probing", "category: tidak", "line 4: expected one of ")]
    [InlineData("T1595.003", "T15", "line 6: expected a technique such as T1190")]
    [InlineData("in: path", "in: badan", "line 7: expected one of path, query, agent")]
    [InlineData("literals: ['/situs-lama/']", "literals: []", "'literals', of which one must occur")]
    [InlineData("literals: ['/situs-lama/']", "literals: ['a+b']", "line 8: expected a literal in ASCII")]
    [InlineData("[a-z]+", "(?<a>x)\\k<a>", "line 9: expected a pattern without looking around or back")]
    [InlineData("[a-z]+", "(?=x)", "line 9: expected a pattern without looking around or back")]
    [InlineData("[a-z]+", "((a{300}){300})", "line 9: expected a pattern whose repetitions do not multiply")]
    [InlineData("[a-z]+", "[a-z", "line 9: expected a regular expression")]
    [InlineData("remedy: {en: remove it, id: hapus}", "status: 9xx", "line 11: expected 404, 4xx or 400-403")]
    [InlineData("    remedy: {en: remove it, id: hapus}", "    warna: biru", "'warna'")]
    [InlineData("match: ['/situs-lama/masuk.php']", "method: [GET]", "'match': at least one sample")]
    [InlineData("    in: path", "    method: ['!GET', POST]\n    in: path", "line 7: expected all methods with ! (any but these) or none")]
    [InlineData("id: pn-contoh-lama", "id: PN Contoh", "line 3: expected an id")]
    public void FaultsNameTheirPlace(string text, string other, string expected)
    {
        var file = File(Good.Replace(text, other, StringComparison.Ordinal));

        var fault = Assert.Throws<SopException>(() => Desk.Adapters.VisitorRules.Read(file));

        Assert.Equal("SopVisitorRuleInvalid", fault.Id);
        Assert.Contains(expected, fault.Phrase.English, StringComparison.Ordinal);
    }

    [Fact]
    public void ACourtsRuleTakesTheShippedOnesPlaceUntilItIsRemoved()
    {
        var rules = _desk.Workplace.VisitorRules;
        var file = File(Good.Replace("pn-contoh-lama", "sqli-union", StringComparison.Ordinal) + "\noff: [xss-call]\n");

        foreach (var rule in rules.Check(file)) rules.Put(rule);

        Assert.Equal(("/situs-lama/", true), (rules.Get("sqli-union").Literals[0], rules.Get("sqli-union").IsOwn));
        Assert.True(rules.Get("xss-call").IsOff);
        Assert.DoesNotContain(rules.Effective.All, rule => rule.Id == "xss-call");
        Assert.Equal(LogText.Rules.All.Count, rules.All().Count);
        Assert.False(rules.Remove("sqli-union")!.IsOwn);
        Assert.False(rules.Remove("xss-call")!.IsOff);
        Assert.Equal(LogText.Rules.All.Select(rule => rule.Id), rules.Effective.All.Select(rule => rule.Id));
        Assert.Equal("SopVisitorRuleNotFound", Assert.Throws<SopException>(() => rules.Remove("xss-call")).Id);
    }

    [Fact]
    public void ARuleThatFailsItsOwnSamplesIsRefused()
    {
        var fault = Assert.Throws<SopException>(
            () => _desk.Workplace.VisitorRules.Check(
                File(Good.Replace("clean: ['/situs-lama/']", "clean: ['/situs-lama/a.php']", StringComparison.Ordinal))));

        Assert.Equal("SopVisitorRuleFails", fault.Id);
        Assert.Contains("matched: /situs-lama/a.php", fault.Phrase.English, StringComparison.Ordinal);
    }

    [Fact]
    public void ACruelPatternTakesTimeThatGrowsWithTheTextAlone()
    {
        var cruel = Good.Replace("'/situs-lama/[a-z]+\\.php$'", "'(([a-z]+)*)*[0-9]*(a|a|aa)*!$'", StringComparison.Ordinal)
            .Replace("match: ['/situs-lama/masuk.php']", "match: ['/situs-lama/aaa!']", StringComparison.Ordinal);
        var rules = LogText.Rules.With([.. _desk.Workplace.VisitorRules.Check(File(cruel))]);
        var lines = Enumerable.Range(0, 200).Select(n => LogText.Line("/situs-lama/" + new string('a', 6000) + n));

        var result = new VisitorScanner(rules).Scan([LogText.Source(lines)]);

        Assert.Equal(200, result.Summary.Requests);
        Assert.Empty(result.Faults);
        Assert.DoesNotContain("pn-contoh-lama", LogText.AllRules(result));
    }

    [Fact]
    public void NoShippedPatternIsBroughtToItsKneesByALongText()
    {
        // Repeats of what the patterns begin with, of the marks in them, and of nothing: the time-outs would count as matches.
        string[] pieces = [
            "a", " ", "(", "'", "<a ", "union ", "or 1", "../", "${", "{{", "=a", "&a=", ";a", "a.", "/a", "%", "\"a", "select a,", "on", "a:{",
            "[a]", "x(a", "echo ", "0x", "-", "http://a?", "a;a=", "if a"];
        foreach (var rule in LogText.Rules.Book.Rules.Where(rule => rule.HasPattern))
        foreach (var piece in pieces.Concat(rule.Data.Literals.Take(3).Select(literal => literal.Replace("\\s", " ", StringComparison.Ordinal))))
        {
            var text = string.Concat(Enumerable.Repeat(piece, 8000 / piece.Length));
            rule.Confirms(text);
        }
        Assert.All(LogText.Rules.Book.Rules, rule => Assert.False(rule.IsCutOff, rule.Id));
    }

    [Fact]
    public void MoreRulesThanCanBeUsedAreRefused()
    {
        var rules = Enumerable.Range(0, VisitorRules.Most + 1).Select(n => LogText.Rules.All[0] with { Id = $"r-{n}" });

        Assert.Equal("SopVisitorRuleTooMany", Assert.Throws<SopException>(() => new VisitorRules(rules)).Id);
    }

    [Theory]
    [InlineData("{a*300}", "aaa", 1)]
    [InlineData("12x /x{n} -> 403 every 5s from 3", "/x11 HTTP/1.1\" 403", 12)]
    [InlineData("agent a\"b", "\"a\\\"b\"", 1)]
    [InlineData("request \\x16\\x03", "\"\\x16\\x03\" 404", 1)]
    [InlineData("POST /a b", "\"POST /a b HTTP/1.1\" 404", 1)]
    [InlineData("/caf\u00E9", "/caf\\xc3\\xa9 HTTP", 1)]
    public void SamplesBecomeLines(string sample, string expected, int count)
    {
        var lines = VisitorRuleSample.Lines(sample);

        Assert.Equal(count, lines.Count);
        Assert.Contains(expected, lines[^1], StringComparison.Ordinal);
    }

    public void Dispose() => _desk.Dispose();

    private string File(string text)
    {
        var path = _desk.Folder["aturan.yaml"];
        System.IO.File.WriteAllText(path, text, Encoding.UTF8);
        return path;
    }
}
