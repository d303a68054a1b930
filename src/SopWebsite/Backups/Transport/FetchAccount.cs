using System.Globalization;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Transport;

/// <summary>What someone should know of a transfer.</summary>
internal static class FetchAccount
{
    public static Phrase[] Remarks(RemoteAddress source, MirrorOutcome outcome)
    {
        var remarks = new List<Phrase>();
        if (source.Protocol is RemoteProtocol.Ftp or RemoteProtocol.WebDav)
            remarks.Add(new Phrase(
                $"'{source}' is not encrypted: password and files travelled in clear text. Use sftp or ftpes.",
                $"'{source}' tidak terenkripsi: kata sandi dan berkas dikirim apa adanya. Pakai sftp atau ftpes."));
        if (outcome.Changed.Length > 0)
            remarks.Add(new Phrase(
                $"{Number(outcome.Changed.Length)} file(s) changed each time they were fetched, such as '{outcome.Changed[0]}': what there "
                + "is of them may be torn.",
                $"{Number(outcome.Changed.Length)} berkas berubah setiap kali diambil, misalnya '{outcome.Changed[0]}': isinya mungkin tidak utuh."));
        if (outcome.Excluded > 0)
            remarks.Add(new Phrase(
                $"The masks left out {Number(outcome.Excluded)} file(s) or folder(s) of the server.",
                $"Mask mengecualikan {Number(outcome.Excluded)} berkas atau folder di server."));
        return [.. remarks];
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
