using System.Text.RegularExpressions;
using System.Xml.Linq;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Conventions;

/// <summary>What every cmdlet must have, in both editions. A new cmdlet fails here until its four files exist.</summary>
public sealed class CmdletConventionTests : IDisposable
{
    // What Get-Verb lists in PowerShell 7.
    private const string ApprovedVerbs =
        "Add Clear Close Copy Enter Exit Find Format Get Hide Join Lock Move New Open Optimize Push Pop Redo Remove Rename Reset Resize Search "
        + "Select Set Show Skip Split Step Switch Undo Unlock Watch Connect Disconnect Read Receive Send Write Backup Checkpoint Compare Compress "
        + "Convert ConvertFrom ConvertTo Dismount Edit Expand Export Group Import Initialize Limit Merge Mount Out Publish Restore Save Sync "
        + "Unpublish Update Debug Measure Ping Repair Resolve Test Trace Approve Assert Build Complete Confirm Deny Deploy Disable Enable Install "
        + "Invoke Register Request Restart Resume Start Stop Submit Suspend Uninstall Unregister Wait Use Block Grant Protect Revoke "
        + "Unblock Unprotect";

    private const string ReadingVerbs = "Get Test Find Search Show Measure Compare ConvertFrom ConvertTo Read Watch Wait Ping Trace Select Format";

    private readonly List<Edition> _editions = Edition.Frameworks.Select(framework => new Edition(framework)).ToList();

    public void Dispose() => _editions.ForEach(edition => edition.Dispose());

    [Fact]
    public void TheTwoEditionsHaveTheSameCmdletsAndParameters()
    {
        var (core, desktop) = (_editions[0], _editions[1]);
        Assert.NotEmpty(core.Cmdlets);
        Assert.Equal(core.Cmdlets.Select(Signature), desktop.Cmdlets.Select(Signature));

        static string Signature(CmdletInfo cmdlet) =>
            cmdlet.Name + " "
                + string.Join(" ", cmdlet.Parameters.Select(parameter => parameter.Name + ":" + parameter.TypeName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void NamesFollowPowerShell()
    {
        Check(cmdlet => ApprovedVerbs.Split(' ').Contains(cmdlet.Verb) ? null : "the verb is not approved");
        Check(
            cmdlet => Regex.IsMatch(cmdlet.Noun, "^[A-Z][A-Za-z]+$") && !Regex.IsMatch(cmdlet.Noun, "[^s]s$|(?<!es)es$(?<!ess)")
                ? null
                : "the noun is not singular PascalCase");
        Check(cmdlet => cmdlet.Type.Name == cmdlet.Verb + cmdlet.Noun + "Command" ? null : "the class is " + cmdlet.Type.Name);
        Check(cmdlet => cmdlet.Type.IsSealed ? null : "the class is not sealed");
    }

    [Fact]
    public void EachHasItsOwnFileInTheFolderOfItsDuty() => Check(cmdlet =>
    {
        const string root = "SopWebsite.PowerShell.Cmdlets.";
        var space = cmdlet.Type.Namespace!;
        if (!space.StartsWith(root, StringComparison.Ordinal)) return "the namespace is " + space;
        var duty = space[root.Length..];
        return File.Exists(Repository.Path("src", "SopWebsite.PowerShell", "Cmdlets", duty, cmdlet.Type.Name + ".cs"))
            ? null
            : "no file of its name in Cmdlets/" + duty;
    });

    [Fact]
    public void EachSaysWhatItWrites() => Check(cmdlet => cmdlet.OutputTypes.Count > 0 ? null : "no OutputType");

    [Fact]
    public void EachOutputHasADefaultView()
    {
        var listed = Repository.ManifestList("FormatsToProcess");
        var files = Directory.GetFiles(Repository.Path("formats"), "*.ps1xml").Select(file => "formats/" + Path.GetFileName(file));
        Assert.Equal(files.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        var viewed = listed.SelectMany(file => XDocument.Load(Repository.Path(file)).Descendants("TypeName")).Select(name => name.Value.Trim())
            .ToHashSet();
        Check(cmdlet => string.Join(", ", cmdlet.OutputTypes.Select(type => type.FullName!)
            .Where(type => type.StartsWith("SopWebsite.", StringComparison.Ordinal) && !viewed.Contains(type))) is { Length: > 0 } missing
            ? "no view of " + missing : null);
    }

    [Fact]
    public void WhatChangesStateAsks()
    {
        Check(cmdlet => ReadingVerbs.Split(' ').Contains(cmdlet.Verb) || cmdlet.SupportsShouldProcess ? null : "SupportsShouldProcess is missing");
        Check(
            cmdlet => cmdlet.Verb is not ("Restore" or "Remove" or "Unregister" or "Clear") || cmdlet.IsHighImpact
                ? null
                : "ConfirmImpact is not High");
    }

    [Fact]
    public void PathsCanBeLiteral() => Check(cmdlet =>
    {
        if (cmdlet.Parameters.All(parameter => parameter.Name != "Path")) return null;
        return cmdlet.Parameters.Any(parameter => parameter.Name == "LiteralPath" && parameter.Aliases.Contains("PSPath"))
            ? null
            : "-Path without -LiteralPath (alias PSPath)";
    });

    [Fact]
    public void DatesAreReadTheSameInEveryCulture() => Check(cmdlet => string.Join(", ", cmdlet.Parameters
        .Where(parameter => Regex.IsMatch(parameter.TypeName, @"\bSystem\.(DateTime|DateTimeOffset|DateOnly)\b") && !parameter.IsTransformed)
        .Select(parameter => "-" + parameter.Name)) is { Length: > 0 } bare ? bare + " without a transformation" : null);

    [Fact]
    public void TheManifestExportsExactlyTheCmdlets()
    {
        var exported = Repository.ManifestList("CmdletsToExport");
        Assert.Equal(_editions[0].Cmdlets.Select(cmdlet => cmdlet.Name), exported.Order(StringComparer.Ordinal));
        Assert.Equal(exported.Order(StringComparer.OrdinalIgnoreCase), exported);
    }

    [Fact]
    public void EachHasAPageThatNamesEveryParameter()
    {
        Check(cmdlet =>
        {
            var file = Repository.Path("docs", "cmdlets", cmdlet.Name + ".md");
            if (!File.Exists(file)) return "no page";
            var page = File.ReadAllText(file);
            var described = Regex.Matches(page, "^### -(.+?)\\s*$", RegexOptions.Multiline).Select(match => match.Groups[1].Value);
            var expected = cmdlet.Parameters.Select(parameter => parameter.Name).Concat(cmdlet.SupportsShouldProcess ? ["WhatIf", "Confirm"] : [])
                .ToList();
            return page.Contains("{{", StringComparison.Ordinal) ? "the page has a placeholder"
                : Regex.Matches(page, "^### Example", RegexOptions.Multiline).Count < 2 ? "the page has fewer than two examples"
                : !page.Contains("title: " + cmdlet.Name + "\n", StringComparison.Ordinal) ? "the page has another title"
                : expected.Except(described).ToList() is { Count: > 0 } missing ? "the page lacks -" + string.Join(", -", missing)
                : described.Except(expected).ToList() is { Count: > 0 } stray ? "the page describes what is not there: -" + string.Join(", -", stray)
                : null;
        });
        var names = _editions[0].Cmdlets.Select(cmdlet => cmdlet.Name);
        Assert.Empty(Directory.GetFiles(Repository.Path("docs", "cmdlets"), "*-*.md").Select(Path.GetFileNameWithoutExtension).Except(names));
    }

    [Fact]
    public void EachHasAPesterFile() => Check(cmdlet =>
    {
        var file = Repository.Path("tests", "Pester", cmdlet.Name + ".Tests.ps1");
        return !File.Exists(file) ? "no Pester file"
            : !File.ReadAllText(file).Contains("Describe '" + cmdlet.Name + "'", StringComparison.Ordinal) ? "the Pester file does not describe it"
            : null;
    });

    private void Check(Func<CmdletInfo, string?> fault) => Assert.Empty(_editions
        .SelectMany(edition => edition.Cmdlets, (edition, cmdlet) => (edition, cmdlet, found: fault(cmdlet)))
        .Where(result => result.found is not null)
        .Select(result => $"{result.cmdlet.Name} ({Path.GetFileName(result.edition.Folder)}): {result.found}"));
}
