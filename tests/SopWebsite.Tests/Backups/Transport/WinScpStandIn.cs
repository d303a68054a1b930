using SopWebsite.Backups.Transport;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Transport;

/// <summary>The assembly that stands in for WinSCPnet.dll, with a winscp.exe of the same version beside it.</summary>
internal static class WinScpStandIn
{
    /// <summary>The fingerprint that the stand-in's server shows.</summary>
    public const string Fingerprint = "SHA256:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    public const string Password = "kata-sandi-contoh";

    private static readonly Lazy<TemporaryFolder> Place = new(() =>
    {
        var folder = new TemporaryFolder();
        File.Copy(Dll, folder["WinSCPnet.dll"]);
        File.Copy(Dll, folder["WinSCP.exe"]);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        return folder;
    });

    public static string Dll => Repository.Path("tests", "WinScpStandIn", "bin", Repository.Configuration, "net8.0", "WinSCPnet.dll");

    public static string Folder => Place.Value.Path;

    public static RemoteAccess Access(string root, string protocol = "scp") => new()
    {
        Address = RemoteAddress.Parse(protocol + "://contoh@server.example.go.id") with { Path = root },
        Password = Password,
        Pins = [HostKeyPin.Parse(Fingerprint)],
    };
}
