using System.Globalization;
using System.Text;
using SopWebsite.Files;
using SopWebsite.Notices;

namespace SopWebsite.Adapters.Notices;

/// <summary>
/// A message as it travels: RFC 5322 headers, RFC 2047 words in the subject, the text as UTF-8 in Base64 (RFC 2045), lines ended by CR LF.
/// </summary>
internal static class MailText
{
    // A line with an encoded word has at most 76 letters; behind "Subject: =?utf-8?B?" and "?=" that leaves 39 bytes in Base64.
    private const int BytesOfWord = 39;
    private const int LineLength = 76;

    public static string Of(SopNotice notice, string from, string to)
    {
        var domain = from.Substring(from.IndexOf('@') + 1);
        var mail = new StringBuilder();
        Header("Date", notice.CreatedAt.UtcDateTime.ToString("ddd, dd MMM yyyy HH':'mm':'ss '+0000'", CultureInfo.InvariantCulture));
        Header("From", from);
        Header("To", to);
        Header("Subject", Words(NoticeText.Line(notice.Subject)));
        // The same however often it is sent, so that a repetition can be told.
        Header("Message-ID", $"<{notice.Key}@{domain}>");
        if (notice.Report is { } report)
        {
            // Nobody sent the first message of the thread: naming it is enough for all about a report to stand together.
            var thread = $"<{Sha256Hex.OfText(report).Substring(0, 32)}.laporan@{domain}>";
            Header("In-Reply-To", thread);
            Header("References", thread);
        }
        Header("Auto-Submitted", "auto-generated");
        Header("X-Auto-Response-Suppress", "All");
        if (notice.Severity == Escalations.SopSeverity.Critical) Header("Importance", "high");
        Header("MIME-Version", "1.0");
        Header("Content-Type", "text/plain; charset=utf-8");
        Header("Content-Transfer-Encoding", "base64");
        mail.Append("\r\n");
        var body = Convert.ToBase64String(Encoding.UTF8.GetBytes(notice.Text.Replace("\r", "").Replace("\n", "\r\n")));
        for (var at = 0; at < body.Length; at += LineLength)
            mail.Append(body, at, Math.Min(LineLength, body.Length - at)).Append("\r\n");
        return mail.ToString();

        void Header(string name, string value) => mail.Append(name).Append(": ").Append(value).Append("\r\n");
    }

    private static string Words(string text)
    {
        if (text.All(letter => letter is >= ' ' and <= '~') && text.Length <= 900 && text.IndexOf("=?", StringComparison.Ordinal) < 0)
            return Folded(text);
        var words = new List<string>();
        var word = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var letter = char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? text.Substring(at++, 2) : text[at].ToString();
            if (Encoding.UTF8.GetByteCount(word + letter) > BytesOfWord) Close();
            word.Append(letter);
        }
        Close();
        return string.Join("\r\n ", words);

        void Close()
        {
            words.Add("=?utf-8?B?" + Convert.ToBase64String(Encoding.UTF8.GetBytes(word.ToString())) + "?=");
            word.Clear();
        }
    }

    /// <summary>Broken at blanks, so that no line of the header is over 78 letters where it can be helped.</summary>
    private static string Folded(string text)
    {
        var folded = new StringBuilder();
        var length = "Subject: ".Length;
        foreach (var word in text.Split(' '))
        {
            var fits = folded.Length == 0 || length + 1 + word.Length <= 78;
            if (folded.Length > 0) folded.Append(fits ? " " : "\r\n ");
            length = fits ? length + 1 + word.Length : 1 + word.Length;
            folded.Append(word);
        }
        return folded.ToString();
    }
}
