#if !NET8_0_OR_GREATER
using System.Text;

namespace SopWebsite.Adapters.Processes;

/// <summary>One command line from many arguments, by the rules of Microsoft's C runtime; newer frameworks do this themselves.</summary>
internal static class WindowsArguments
{
    public static string Join(IEnumerable<string> arguments) => string.Join(" ", arguments.Select(Quote));

    private static string Quote(string argument)
    {
        if (argument.Length > 0 && argument.IndexOfAny([' ', '\t', '"']) < 0) return argument;
        var quoted = new StringBuilder("\"");
        var slashes = 0;
        foreach (var c in argument)
        {
            if (c == '\\')
            {
                slashes++;
                continue;
            }
            // Backslashes count only before a quote: there each is doubled, and the quote gets one of its own.
            quoted.Append('\\', c == '"' ? (slashes * 2) + 1 : slashes).Append(c);
            slashes = 0;
        }
        return quoted.Append('\\', slashes * 2).Append('"').ToString();
    }
}
#endif
