using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Transport;

/// <summary>The failures of transfers, each with its id. The adapters behind <see cref="IRemoteTransports"/> throw these and no others.</summary>
public static class TransportFaults
{
    /// <summary>The connection ended in the middle: another session may go on.</summary>
    public const string LostId = "SopConnectionLost";

    /// <summary>No session can be had.</summary>
    public const string FailedId = "SopConnectionFailed";

    /// <summary>It is not there.</summary>
    public const string NotFoundId = "SopRemoteNotFound";

    /// <summary>The folder of the address is not there, or not to be read.</summary>
    public const string RootNotFoundId = "SopRemoteRootNotFound";

    /// <summary>The account may not read it.</summary>
    public const string UnreadableId = "SopRemoteUnreadable";

    /// <summary>No program here speaks the protocol.</summary>
    public static SopException Unsupported(RemoteAddress address) => new(
        "SopTransportUnsupported", SopErrorKind.InvalidOperation,
        new Phrase($"'{address}': on this system only WinSCP on Windows speaks that protocol; here use sftp, ftpes, ftps or ftp.",
            $"'{address}': protokol ini hanya dilayani WinSCP di Windows; di sini pakai sftp, ftpes, ftps atau ftp."),
        address.ToString());

    /// <summary>The program is not installed.</summary>
    public static SopException Missing(string program, Phrase advice) => new(
        "SopTransportMissing", SopErrorKind.NotInstalled,
        new Phrase($"{program} was not found. {advice.English}", $"{program} tidak ditemukan. {advice.Indonesian}"), program);

    /// <summary>The server cannot be reached.</summary>
    public static SopException Failed(RemoteAddress address, string said, Exception? inner = null) => new(
        FailedId, SopErrorKind.ConnectionFailure,
        new Phrase($"No connection to {address.HostAndPort}: {said}", $"Tidak dapat terhubung ke {address.HostAndPort}: {said}"), address.ToString(),
        inner);

    /// <summary>The connection ended in the middle.</summary>
    public static SopException Lost(RemoteAddress address, string said, Exception? inner = null) => new(
        LostId, SopErrorKind.ConnectionFailure,
        new Phrase($"The connection to {address.HostAndPort} was lost: {said}", $"Sambungan ke {address.HostAndPort} terputus: {said}"),
        address.ToString(), inner);

    /// <summary>The server does not let the account in.</summary>
    public static SopException LoginRefused(RemoteAccess access, string said) => new(
        "SopLoginRefused", SopErrorKind.SecurityFailure,
        new Phrase(
            $"{access.Address.HostAndPort} does not let '{access.User}' in: {said}. Check the account, -IdentityFile and the secret of "
            + $"{access.Settings}.",
            $"{access.Address.HostAndPort} menolak '{access.User}': {said}. Periksa akun, -IdentityFile dan rahasia pada {access.Settings}."),
        access.Address.ToString());

    /// <summary>Nothing is pinned, or something else is: nobody logs in.</summary>
    /// <param name="access">With what is pinned.</param>
    /// <param name="shown">What the server shows; empty where it cannot be asked.</param>
    public static SopException HostKey(RemoteAccess access, IReadOnlyList<ServerKey> shown)
    {
        var server = access.Address.HostAndPort;
        var now = shown.Count == 0 ? "?" : string.Join(", ", shown.Select(key => $"{key.Type} {key.Pin.Fingerprint}"));
        var pinned = string.Join(", ", access.Pins.Select(pin => pin.Fingerprint));
        return access.Pins.Count == 0
            ? new SopException(
                "SopHostKeyUnknown", SopErrorKind.SecurityFailure,
                new Phrase(
                    $"The key of {server} is not pinned. It shows {now}. Compare that with what the hosting provider says, then pin it: "
                    + $"{access.Settings} -HostKey.",
                    $"Kunci {server} belum dikunci (pin). Yang ditunjukkan {now}. Cocokkan dengan keterangan penyedia hosting, lalu simpan: "
                    + $"{access.Settings} -HostKey."),
                server)
            : new SopException(
                "SopHostKeyChanged", SopErrorKind.SecurityFailure,
                new Phrase(
                    $"{server} shows another key than the pinned one. Pinned: {pinned}. Shown: {now}. Nobody logged in. Ask the hosting provider "
                    + $"before pinning it anew with {access.Settings} -HostKey.",
                    $"{server} menunjukkan kunci lain dari yang disimpan. Disimpan: {pinned}. Ditunjukkan: {now}. Tidak ada yang login. Tanyakan "
                    + $"penyedia hosting sebelum menyimpan ulang dengan {access.Settings} -HostKey."),
                server);
    }

    /// <summary>The folder of the address is not there.</summary>
    public static SopException RootNotFound(RemoteAddress address, string said) => new(
        RootNotFoundId, SopErrorKind.NotFound,
        new Phrase($"'{address}' is not a folder that the account can read: {said}", $"'{address}' bukan folder yang dapat dibaca akun ini: {said}"),
        address.ToString());

    /// <summary>It is not there.</summary>
    public static SopException NotFound(string path) => new(
        NotFoundId, SopErrorKind.NotFound, new Phrase($"'{path}' is not on the server.", $"'{path}' tidak ada di server."), path);

    /// <summary>The account may not read it.</summary>
    public static SopException Unreadable(string path, string said) => new(
        UnreadableId, SopErrorKind.ReadFailure,
        new Phrase($"'{path}' cannot be read on the server: {said}", $"'{path}' tidak terbaca di server: {said}"), path);

    /// <summary>The account may not write there.</summary>
    public static SopException Unwritable(string path, string said) => new(
        "SopRemoteUnwritable", SopErrorKind.WriteFailure,
        new Phrase($"'{path}' cannot be written on the server: {said}", $"'{path}' tidak dapat ditulis di server: {said}"), path);

    /// <summary>What the server holds cannot be read back, because the program in between needs a file of this machine.</summary>
    public static SopException NoRoomToReadBack(string folder, string path, long bytes, long free) => new(
        "SopReadBackNoRoom", SopErrorKind.InvalidOperation,
        new Phrase(
            $"To read '{path}' back from the server takes {bytes / 1048576} MB in '{folder}', where {free / 1048576} MB are free. Make room there, "
            + "or use sftp, which needs none.",
            $"Membaca ulang '{path}' dari server memerlukan {bytes / 1048576} MB di '{folder}', yang tersisa {free / 1048576} MB. Kosongkan ruang di "
            + "sana, atau pakai sftp yang tidak memerlukannya."),
        path);

    /// <summary>The server does not keep to the protocol.</summary>
    public static SopException Fault(RemoteAddress address, string said) => new(
        "SopRemoteFault", SopErrorKind.InvalidData,
        new Phrase($"{address.HostAndPort} answers what makes no sense: {said}", $"{address.HostAndPort} menjawab yang tidak masuk akal: {said}"),
        address.ToString());

    /// <summary>A name that could lead out of the mirror.</summary>
    public static SopException NameUnsafe(string address, string path) => new(
        "SopRemoteNameUnsafe", SopErrorKind.SecurityFailure,
        new Phrase($"'{address}' names '{path}', which could lead out of the mirror. No honest server does. Nothing was fetched.",
            $"'{address}' menyebut '{path}', yang bisa keluar dari cermin. Server yang jujur tidak melakukannya. Tidak ada yang diambil."),
        path);

    internal static SopException MirrorBusy(string folder) => new(
        "SopMirrorBusy", SopErrorKind.Busy,
        new Phrase($"Another run is filling '{folder}'. Wait for it to end.", $"Proses lain sedang mengisi '{folder}'. Tunggu sampai selesai."),
        folder);

    internal static SopException MirrorUnusable(string folder, Exception inner) => new(
        "SopMirrorUnusable", SopErrorKind.WriteFailure,
        new Phrase($"The mirror '{folder}' cannot be written: {inner.Message}", $"Cermin '{folder}' tidak dapat ditulis: {inner.Message}"), folder,
        inner);

    internal static SopException MirrorForeign(string folder) => new(
        "SopMirrorForeign", SopErrorKind.InvalidArgument,
        new Phrase(
            $"'{folder}' holds files that are no mirror of ours, and a mirror deletes what the server does not have. Name a new or empty folder.",
            $"'{folder}' berisi berkas yang bukan cermin, dan cermin menghapus yang tidak ada di server. Sebutkan folder baru atau kosong."),
        folder);

    internal static SopException MirrorSpaceShort(string folder, long needed, long free) => new(
        "SopMirrorSpaceShort", SopErrorKind.InvalidOperation,
        new Phrase(
            $"'{folder}' has {free / 1048576} MB free; {needed / 1048576} MB are to be fetched. Make room, or name another place with -MirrorPath.",
            $"Ruang di '{folder}' tinggal {free / 1048576} MB; yang akan diambil {needed / 1048576} MB. Kosongkan ruang, atau pilih tempat "
            + "lain dengan -MirrorPath."),
        folder);
}
