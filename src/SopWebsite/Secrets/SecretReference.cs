using System.Text;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Secrets;

/// <summary>
/// Turns a reference to a secret into the secret: <c>env:NAME</c> reads an environment variable, <c>file:/path</c> the first line of a
/// file that only its owner may read. The register keeps references, never secrets.
/// </summary>
public static class SecretReference
{
    private const int LargestFile = 64 * 1024;

    /// <summary>Reads the secret that a reference names.</summary>
    /// <exception cref="SopException">
    /// <c>SopSecretReferenceInvalid</c>: neither <c>env:</c> nor <c>file:</c>; <c>SopSecretUnreadable</c>: the variable or the file is not
    /// there or cannot be read; <c>SopSecretTooOpen</c>: others may read the file.
    /// </exception>
    public static string Resolve(string reference)
    {
        Check(reference);
        return reference.StartsWith("env:", StringComparison.Ordinal) ? FromEnvironment(reference) : FromFile(reference);
    }

    /// <summary>True when the text has the form of a reference. What it names is not looked at.</summary>
    public static bool IsReference(string text) =>
        (text.StartsWith("env:", StringComparison.Ordinal) && text.Length > 4)
            || (text.StartsWith("file:", StringComparison.Ordinal) && text.Length > 5);

    /// <summary>Refuses a text that is no reference.</summary>
    /// <exception cref="SopException"><c>SopSecretReferenceInvalid</c>: neither <c>env:</c> nor <c>file:</c>.</exception>
    public static void Check(string reference)
    {
        // The text itself may be a password that someone put in the wrong place: it is neither shown nor made the target.
        if (!IsReference(reference))
            throw new SopException(
                "SopSecretReferenceInvalid", SopErrorKind.InvalidArgument,
                new Phrase("A secret is given as a reference: env:NAME or file:/path. The text that was given is neither.",
                    "Rahasia diberikan sebagai rujukan: env:NAMA atau file:/jalur. Teks yang diberikan bukan keduanya."));
    }

    private static string FromEnvironment(string reference)
    {
        var value = Environment.GetEnvironmentVariable(reference.Substring(4));
        return string.IsNullOrEmpty(value)
            ? throw Unreadable(reference, new Phrase("the variable is not set", "variabelnya tidak ada"))
            : value!;
    }

    private static string FromFile(string reference)
    {
        var path = reference.Substring(5);
        try
        {
            if (SecretFileAccess.OthersMayRead(path)) throw TooOpen(reference);
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > LargestFile)
                throw Unreadable(reference, new Phrase("it is too large for a secret", "terlalu besar untuk sebuah rahasia"));
            using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
            var line = reader.ReadLine();
            return string.IsNullOrEmpty(line) ? throw Unreadable(reference, new Phrase("its first line is empty", "baris pertamanya kosong")) : line!;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(reference, new Phrase(failure.Message, failure.Message), failure);
        }
    }

    private static SopException Unreadable(string reference, Phrase why, Exception? inner = null) => new(
        "SopSecretUnreadable", SopErrorKind.ReadFailure,
        new Phrase($"The secret '{reference}' cannot be read: {why.English}. Set it, or name another reference.",
            $"Rahasia '{reference}' tidak dapat dibaca: {why.Indonesian}. Isi dahulu, atau pakai rujukan lain."),
        reference, inner);

    private static SopException TooOpen(string reference) => new(
        "SopSecretTooOpen", SopErrorKind.SecurityFailure,
        new Phrase($"Others than its owner may read '{reference}'. Take their rights away (chmod 600, or on Windows the Security tab) and try again.",
            $"'{reference}' dapat dibaca oleh selain pemiliknya. Cabut haknya (chmod 600, atau tab Security di Windows), lalu ulangi."),
        reference);
}
