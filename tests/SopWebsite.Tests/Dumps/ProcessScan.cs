namespace SopWebsite.Tests.Dumps;

/// <summary>Looks at every process of the machine, as any account that can read them could.</summary>
internal static class ProcessScan
{
    /// <summary>
    /// Fails where a text stands in any process's arguments (or, where asked, in its environment). Gives how many processes have a word among
    /// their arguments, to show that they were there to be looked at.
    /// </summary>
    public static int Without(string secret, string word, bool environments)
    {
        var found = 0;
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => char.IsDigit(Path.GetFileName(folder)[0])))
        {
            try
            {
                var arguments = File.ReadAllText(Path.Combine(process, "cmdline"));
                if (arguments.Contains(word, StringComparison.Ordinal)) found++;
                Assert.DoesNotContain(secret, arguments, StringComparison.Ordinal);
                if (environments) Assert.DoesNotContain(secret, File.ReadAllText(Path.Combine(process, "environ")), StringComparison.Ordinal);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // Processes come and go.
            }
        }
        return found;
    }
}
