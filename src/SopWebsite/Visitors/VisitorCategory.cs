using SopWebsite.Languages;

namespace SopWebsite.Visitors;

/// <summary>What kind of sign a rule finds.</summary>
public enum VisitorCategory
{
    /// <summary>SQL injection.</summary>
    SqlInjection,

    /// <summary>Script injection into pages (XSS).</summary>
    CrossSiteScripting,

    /// <summary>Path traversal and inclusion of the server's own files (LFI).</summary>
    Traversal,

    /// <summary>Inclusion of a file from another server (RFI).</summary>
    RemoteInclusion,

    /// <summary>Running commands on the server (RCE).</summary>
    CommandExecution,

    /// <summary>Injected PHP code or serialized objects.</summary>
    PhpInjection,

    /// <summary>Names and places of web shells and backdoors.</summary>
    WebShell,

    /// <summary>Files that were never meant to be public.</summary>
    SensitiveFile,

    /// <summary>Guessing passwords.</summary>
    BruteForce,

    /// <summary>Feeling out what is there.</summary>
    Probing,

    /// <summary>Far more requests than a reader makes.</summary>
    Flood,

    /// <summary>A tool that names itself.</summary>
    Scanner,

    /// <summary>Pages of online gambling that intruders plant.</summary>
    Gambling,

    /// <summary>Expressions that a template engine or a Java server would run: Log4Shell, OGNL, SSTI.</summary>
    CodeInjection,

    /// <summary>Making the server fetch addresses of its own network (SSRF).</summary>
    ServerSideRequest,

    /// <summary>Methods that a website has no use for.</summary>
    MethodAbuse,

    /// <summary>Requests far too long, or no HTTP at all.</summary>
    OddRequest,

    /// <summary>Posing as a search engine; no rule's, but found by asking.</summary>
    Impersonation,
}

/// <summary>The categories' names for people.</summary>
public static class VisitorCategories
{
    /// <summary>The name of a category in both languages.</summary>
    public static Phrase NameOf(VisitorCategory category) => category switch
    {
        VisitorCategory.SqlInjection => new("SQL injection", "Injeksi SQL"),
        VisitorCategory.CrossSiteScripting => new("Script injection (XSS)", "Injeksi skrip (XSS)"),
        VisitorCategory.Traversal => new("Path traversal", "Penelusuran direktori"),
        VisitorCategory.RemoteInclusion => new("Remote file inclusion", "Penyisipan berkas dari luar"),
        VisitorCategory.CommandExecution => new("Command execution", "Eksekusi perintah"),
        VisitorCategory.PhpInjection => new("PHP injection", "Injeksi PHP"),
        VisitorCategory.WebShell => new("Web shell", "Web shell"),
        VisitorCategory.SensitiveFile => new("Sensitive file", "Berkas sensitif"),
        VisitorCategory.BruteForce => new("Password guessing", "Tebak kata sandi"),
        VisitorCategory.Probing => new("Probing", "Penjajakan"),
        VisitorCategory.Flood => new("Flood of requests", "Banjir permintaan"),
        VisitorCategory.Scanner => new("Scanner", "Alat pemindai"),
        VisitorCategory.Gambling => new("Planted gambling page", "Halaman judi sisipan"),
        VisitorCategory.CodeInjection => new("Code injection", "Injeksi kode"),
        VisitorCategory.ServerSideRequest => new("Server-side request (SSRF)", "Permintaan dari server (SSRF)"),
        VisitorCategory.MethodAbuse => new("Method abuse", "Penyalahgunaan metode"),
        VisitorCategory.OddRequest => new("Odd request", "Permintaan janggal"),
        VisitorCategory.Impersonation => new("Posing as a search engine", "Menyamar sebagai mesin pencari"),
        _ => new(category.ToString(), category.ToString()),
    };
}
