namespace SopWebsite.Probing;

/// <summary>How an address is asked, told by its scheme.</summary>
public enum ProbeKind
{
    /// <summary><c>http</c> or <c>https</c>: the page is fetched as a browser would.</summary>
    Http,

    /// <summary><c>tcp://host:port</c>: a connection is opened and closed.</summary>
    Tcp,

    /// <summary><c>dns://name?type=A&amp;server=192.0.2.53</c>: a name server is asked for A, AAAA, MX, TXT or NS records.</summary>
    Dns,

    /// <summary><c>ping://host</c>: an ICMP echo.</summary>
    Ping,

    /// <summary><c>mysql://host:port</c>: the greeting of a MySQL or MariaDB server is read.</summary>
    MySql,
}
