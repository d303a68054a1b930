using System.Globalization;
using System.Text.RegularExpressions;
using SopWebsite.Languages;
using SopWebsite.Visitors.Blocking;

namespace SopWebsite.Adapters.BlockLists;

/// <summary>fail2ban's own reading of a list: its pattern must find each line that is no comment.</summary>
internal static class Fail2banCheck
{
    private const string Tool = "fail2ban-regex";
    private static readonly Regex Counts = new(
        "Lines: [0-9]+ lines, ([0-9]+) ignored, ([0-9]+) matched, ([0-9]+) missed", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static BlockListCheck Of(CheckFolder folder, string text, CancellationToken cancellation)
    {
        if (ToolRun.Find(Tool) is not { } program) return BlockListChecker.Missing("fail2ban");
        var run = ToolRun.Of(
            program, ["--datepattern", Fail2banJail.DatePattern, "--print-no-missed", folder.List, Fail2banJail.Pattern, "^#"], cancellation);
        var lines = text.Split('\n').Count(line => line.Length > 0 && line[0] != '#');
        var match = Counts.Match(run.Said);
        if (run.Exit is not null && match.Success && int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) == lines)
            return new BlockListCheck { State = BlockListCheckState.Passed, Tool = Tool };
        return match.Success
            ? new BlockListCheck { State = BlockListCheckState.Failed, Tool = Tool, Remark = new Phrase(match.Value, match.Value) }
            : lines == 0 ? new BlockListCheck { State = BlockListCheckState.Passed, Tool = Tool } : BlockListChecker.Of(Tool, run);
    }
}
