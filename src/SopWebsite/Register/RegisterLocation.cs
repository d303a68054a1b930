namespace SopWebsite.Register;

/// <summary>Where the register is.</summary>
public static class RegisterLocation
{
    /// <summary>The environment variable that names another register.</summary>
    public const string Variable = "SOPWEBSITE_REGISTER";

    /// <summary>The register where none is named: <c>SopWebsite/register.db</c> in the user's data folder.</summary>
    public static string Default => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "SopWebsite", "register.db");

    /// <summary>The given location, else what <see cref="Variable"/> names, else <see cref="Default"/>.</summary>
    public static string Resolve(string? given)
    {
        if (!string.IsNullOrWhiteSpace(given)) return given!;
        var fromEnvironment = Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrWhiteSpace(fromEnvironment) ? Default : fromEnvironment!;
    }
}
