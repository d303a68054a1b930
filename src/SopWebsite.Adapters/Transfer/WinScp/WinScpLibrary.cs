using System.Diagnostics;
using System.Reflection;
using System.Runtime.ExceptionServices;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Adapters.Transfer.WinScp;

/// <summary>
/// The user's own WinSCPnet.dll, found and loaded when it is needed and called by the names of its members: nothing here is built against it,
/// so any version does whose winscp.exe is of the same one.
/// </summary>
internal sealed class WinScpLibrary
{
    /// <summary>The environment variable that names WinSCPnet.dll or its folder.</summary>
    public const string Variable = "SOPWEBSITE_WINSCP";

    private const string FileName = "WinSCPnet.dll";

    private static readonly Phrase Advice = new(
        $"Install WinSCP with its .NET assembly, or name the DLL or its folder: -WinScpPath, the variable {Variable}, or lib/ beside the module.",
        $"Pasang WinSCP beserta .NET assembly-nya, atau sebutkan DLL atau foldernya: -WinScpPath, variabel {Variable}, atau lib/ di samping modul.");

    private readonly Assembly _assembly;

    private WinScpLibrary(Assembly assembly, string executable, string version)
    {
        _assembly = assembly;
        Executable = executable;
        Version = version;
    }

    /// <summary>The winscp.exe that it drives.</summary>
    public string Executable { get; }

    /// <summary>The version of both.</summary>
    public string Version { get; }

    /// <summary>Where the DLL is; null where there is none.</summary>
    /// <param name="given">The DLL or a folder, as the user names it; null for the usual places.</param>
    /// <param name="library">The module's <c>lib</c> folder.</param>
    public static string? Look(string? given, string library)
    {
        var named = given ?? Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrWhiteSpace(named)) return Within(named!);
        return Folders(library).Select(Within).FirstOrDefault(found => found is not null);
    }

    /// <summary>Loads it.</summary>
    /// <exception cref="SopException"><c>SopTransportMissing</c>, <c>SopWinScpMismatch</c>, <c>SopWinScpUnusable</c>.</exception>
    public static WinScpLibrary Load(string? given, string library)
    {
        var path = Look(given, library) ?? throw TransportFaults.Missing(given ?? FileName, Advice);
        var executable = ExecutableOf(path) ?? throw TransportFaults.Missing("winscp.exe", Advice);
        var (own, other) = (VersionOf(path), VersionOf(executable));
        if (own is null || !string.Equals(own, other, StringComparison.Ordinal)) throw Mismatch(path, own, executable, other);
        try
        {
#if NET8_0_OR_GREATER
            var context = System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(typeof(WinScpLibrary).Assembly)!;
            return new WinScpLibrary(context.LoadFromAssemblyPath(path), executable, own);
#else
            return new WinScpLibrary(Assembly.LoadFrom(path), executable, own);
#endif
        }
        catch (Exception failure) when (failure is IOException or BadImageFormatException)
        {
            throw Unusable(path, failure.Message, failure);
        }
    }

    /// <summary>Makes an object of one of its types.</summary>
    public object Make(string type) => Unwrapped(() => Activator.CreateInstance(TypeOf(type)))!;

    /// <summary>A value of one of its enumerations.</summary>
    public object Value(string type, string name) => Enum.Parse(TypeOf(type), name);

    /// <summary>Calls a static method.</summary>
    public object? CallStatic(string type, string method, params object?[] arguments) =>
        Invoke(TypeOf(type), target: null, method, arguments);

    /// <summary>Calls a method.</summary>
    public static object? Call(object target, string method, params object?[] arguments) => Invoke(target.GetType(), target, method, arguments);

    /// <summary>Reads a property.</summary>
    public static T Get<T>(object target, string property) =>
        Unwrapped(() => (T)PropertyOf(target, property).GetValue(target)!);

    /// <summary>Writes a property.</summary>
    public static void Set(object target, string property, object? value) =>
        Unwrapped<object?>(() =>
        {
            PropertyOf(target, property).SetValue(target, value);
            return null;
        });

    /// <summary>Whether a version has a property.</summary>
    public static bool Has(object target, string property) => target.GetType().GetProperty(property) is not null;

    private static PropertyInfo PropertyOf(object target, string property) =>
        target.GetType().GetProperty(property) ?? throw Unusable(target.GetType().Assembly.Location, $"{target.GetType().Name}.{property}");

    private Type TypeOf(string type) => _assembly.GetType("WinSCP." + type) ?? throw Unusable(_assembly.Location, type);

    private static object? Invoke(Type type, object? target, string method, object?[] arguments)
    {
        var flags = BindingFlags.Public | (target is null ? BindingFlags.Static : BindingFlags.Instance);
        var found = Array.Find(type.GetMethods(flags), one => one.Name == method && one.GetParameters().Length == arguments.Length)
            ?? throw Unusable(type.Assembly.Location, $"{type.Name}.{method}");
        return Unwrapped(() => found.Invoke(target, arguments));
    }

    private static T Unwrapped<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (TargetInvocationException failure) when (failure.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Capture(inner).Throw();
            throw;
        }
    }

    private static IEnumerable<string> Folders(string library)
    {
        yield return library;
        foreach (var folder in new[] { Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.ProgramFiles })
            if (Environment.GetFolderPath(folder) is { Length: > 0 } programs) yield return Path.Combine(programs, "WinSCP");
        if (Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } own)
            yield return Path.Combine(own, "Programs", "WinSCP");
    }

    /// <summary>The DLL at a path or in a folder: on .NET the build for it, if there is one.</summary>
    private static string? Within(string place)
    {
        if (File.Exists(place)) return Path.GetFullPath(place);
#if NET8_0_OR_GREATER
        string[] below = ["netstandard2.0", Path.Combine("lib", "netstandard2.0"), ""];
#else
        string[] below = ["", "net40", Path.Combine("lib", "net40")];
#endif
        return below.Select(folder => Path.GetFullPath(Path.Combine(place, folder, FileName))).FirstOrDefault(File.Exists);
    }

    private static string? ExecutableOf(string dll)
    {
        // Beside it, or as the packages have it: above netstandard2.0 or net40, and in tools.
        var folder = Path.GetDirectoryName(dll)!;
        for (var up = 0; up < 3 && folder is not null; up++, folder = Path.GetDirectoryName(folder))
            foreach (var place in new[] { folder, Path.Combine(folder, "tools") })
                foreach (var name in new[] { "WinSCP.exe", "winscp.exe" })
                    if (File.Exists(Path.Combine(place, name))) return Path.Combine(place, name);
        return null;
    }

    private static string? VersionOf(string file)
    {
        var version = FileVersionInfo.GetVersionInfo(file);
        return version.FileVersion is null
            ? null
            : FormattableString.Invariant($"{version.FileMajorPart}.{version.FileMinorPart}.{version.FileBuildPart}");
    }

    private static SopException Mismatch(string path, string? own, string executable, string? other) => new(
        "SopWinScpMismatch", SopErrorKind.InvalidOperation,
        new Phrase(
            $"'{path}' is of version {own ?? "?"} and '{executable}' of version {other ?? "?"}. They work together only in the same "
            + "version: install both from one package.",
            $"'{path}' versi {own ?? "?"} sedangkan '{executable}' versi {other ?? "?"}. Keduanya harus versi yang sama: pasang dari satu paket."),
        path);

    private static SopException Unusable(string path, string said, Exception? inner = null) => new(
        "SopWinScpUnusable", SopErrorKind.InvalidOperation,
        new Phrase($"'{path}' cannot be used: {said}.", $"'{path}' tidak dapat dipakai: {said}."), path, inner);
}
