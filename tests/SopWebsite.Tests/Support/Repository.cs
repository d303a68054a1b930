using System.Reflection;
using System.Text.RegularExpressions;

namespace SopWebsite.Tests.Support;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    public static string PackageRoot { get; } = Metadata("NuGetPackageRoot");

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public static string Text(params string[] parts) => File.ReadAllText(Path(parts));

    /// <summary>The quoted strings of a list in the module's manifest.</summary>
    public static List<string> ManifestList(string key) => Regex.Matches(
        Regex.Match(Text("SopWebsite.psd1"), key + @"\s*=\s*@\((.*?)\)", RegexOptions.Singleline).Groups[1].Value, "'([^']+)'")
        .Select(match => match.Groups[1].Value).ToList();

    private static string Metadata(string key) => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
