namespace SopWebsite.Register;

/// <summary>Where the register is.</summary>
public static class RegisterLocation
{
    /// <summary>The environment variable that names another register.</summary>
    public const string Variable = "SOPWEBSITE_REGISTER";

    /// <summary>
    /// The given location, else what <see cref="Variable"/> names, else <c>SopWebsite/register.db</c> in the user's data folder.
    /// </summary>
    public static string Resolve(string? given)
    {
        if (!string.IsNullOrWhiteSpace(given)) return given!;
        var fromEnvironment = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrWhiteSpace(fromEnvironment)) return fromEnvironment!;
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(folder, "SopWebsite", "register.db");
    }
}
