using System.Management.Automation;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.PowerShell.Errors;

/// <summary>Every error record of the module is made here.</summary>
internal static class ErrorRecords
{
    /// <summary>A failure of a duty as an error record: its id, its category, its offending value.</summary>
    public static ErrorRecord ToErrorRecord(this SopException failure) =>
        new(failure, failure.Id, CategoryOf(failure.Kind), failure.Offender);

    /// <summary>A failure to read or write files.</summary>
    public static ErrorRecord ToErrorRecord(this IOException failure, object? target) =>
        new(failure, "SopFileFailure", ErrorCategory.ReadError, target);

    /// <summary>A refusal by the file system.</summary>
    public static ErrorRecord ToErrorRecord(this UnauthorizedAccessException failure, object? target) =>
        new(failure, "SopAccessDenied", ErrorCategory.PermissionDenied, target);

    /// <summary>A path that leads nowhere.</summary>
    public static ErrorRecord PathNotFound(string path, Exception? inner = null) => new SopException(
        "SopPathNotFound", SopErrorKind.NotFound,
        new Phrase($"There is no file or folder '{path}'. Check the spelling, or use -LiteralPath if the name has wildcard characters.",
            $"Berkas atau folder '{path}' tidak ada. Periksa ejaannya, atau pakai -LiteralPath bila namanya memuat karakter wildcard."),
        path, inner).ToErrorRecord();

    /// <summary>A path of another provider, such as the registry's.</summary>
    public static ErrorRecord PathNotFileSystem(string path) => NotFileSystem(path).ToErrorRecord();

    /// <summary>The failure of a path of another provider.</summary>
    public static SopException NotFileSystem(string path) => new(
        "SopPathNotFileSystem", SopErrorKind.InvalidArgument,
        new Phrase($"'{path}' is not a path of the file system.", $"'{path}' bukan lokasi pada sistem berkas."),
        path);

    private static ErrorCategory CategoryOf(SopErrorKind kind) => kind switch
    {
        SopErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        SopErrorKind.AlreadyExists => ErrorCategory.ResourceExists,
        SopErrorKind.InvalidArgument => ErrorCategory.InvalidArgument,
        SopErrorKind.InvalidData => ErrorCategory.InvalidData,
        SopErrorKind.InvalidOperation => ErrorCategory.InvalidOperation,
        SopErrorKind.ReadFailure => ErrorCategory.ReadError,
        SopErrorKind.WriteFailure => ErrorCategory.WriteError,
        SopErrorKind.ConnectionFailure => ErrorCategory.ConnectionError,
        SopErrorKind.SecurityFailure => ErrorCategory.SecurityError,
        SopErrorKind.NotInstalled => ErrorCategory.NotInstalled,
        SopErrorKind.Busy => ErrorCategory.ResourceBusy,
        _ => ErrorCategory.InvalidResult,
    };
}
