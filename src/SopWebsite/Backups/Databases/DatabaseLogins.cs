using SopWebsite.Backups.Configurations;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Secrets;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Databases;

/// <summary>Finds the account of a database: its password from where the register says it is.</summary>
public static class DatabaseLogins
{
    /// <summary>What a reference to a site's own configuration begins with.</summary>
    public const string Configuration = "php:";

    /// <summary>The account with its password; null when the database names neither, so that the client's own settings hold.</summary>
    /// <exception cref="SopException">
    /// What <see cref="SecretReference.Resolve"/> and <see cref="SiteConfigurationReader.ReadFile"/> refuse.
    /// </exception>
    public static DatabaseLogin? Of(SiteDatabase database)
    {
        if (database.Engine == DatabaseEngine.Sqlite) return null;
        if (database.Secret is { } reference) return new DatabaseLogin(database.UserName, PasswordOf(reference));
        return database.UserName is { } user ? new DatabaseLogin(user, null) : null;
    }

    /// <summary>Refuses a text that is no reference.</summary>
    /// <exception cref="SopException"><c>SopSecretReferenceInvalid</c>.</exception>
    public static void Check(string reference)
    {
        if (!IsConfiguration(reference)) SecretReference.Check(reference);
    }

    private static string PasswordOf(string reference)
    {
        if (!IsConfiguration(reference)) return SecretReference.Resolve(reference);
        var path = reference.Substring(Configuration.Length);
        return SiteConfigurationReader.ReadFile(path).Password ?? throw new SopException(
            "SopSecretUnreadable", SopErrorKind.ReadFailure,
            new Phrase($"The configuration '{path}' has no password for its database.", $"Konfigurasi '{path}' tidak memuat kata sandi database."),
            reference);
    }

    private static bool IsConfiguration(string reference) =>
        reference.StartsWith(Configuration, StringComparison.Ordinal) && reference.Length > Configuration.Length;
}
