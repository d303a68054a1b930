using System.Text;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>The strings within a script. Its other words are names that programmers gave: a shop of slots is no casino.</summary>
internal static class ScriptStrings
{
    private const int Shortest = 5;

    /// <summary>Each string on a line of its own; those that are no more than one short word are left out.</summary>
    public static string Of(string script)
    {
        var all = new StringBuilder();
        for (var at = 0; at < script.Length; at++)
        {
            if (script[at] == '\\')
            {
                at++;
                continue;
            }
            if (script[at] is not ('"' or '\'' or '`')) continue;
            var end = End(script, at);
            if (end < 0) continue;
            if (end - at > Shortest) all.Append(script, at + 1, end - at - 1).Append('\n');
            at = end;
        }
        // A string may be a page of its own, with its tags in it.
        return all.Replace("\\n", "\n").Replace("\\/", "/").Replace("<", "\n<").ToString();
    }

    /// <summary>Where a string ends; below zero for a mark that begins none, such as an apostrophe in a comment.</summary>
    private static int End(string script, int open)
    {
        for (var at = open + 1; at < script.Length; at++)
        {
            if (script[at] == '\\') at++;
            else if (script[at] == script[open]) return at;
            else if (script[at] == '\n' && script[open] != '`') return -1;
        }
        return -1;
    }
}
