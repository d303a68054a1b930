namespace SopWebsite.Visitors.Logs.Formats;

/// <summary>
/// What a field of a log tells. Formats whose fields have names or places find these, and <see cref="FieldAssembler"/> makes a request of them.
/// </summary>
internal enum LogField
{
    /// <summary>Something that nobody asks for.</summary>
    None,

    /// <summary>The client's address.</summary>
    Address,

    /// <summary>The address that a proxy says its client has: taken where there is no other.</summary>
    Forwarded,

    /// <summary>Date and time, in any of the forms that <see cref="Instants"/> reads.</summary>
    Time,

    /// <summary>The date alone.</summary>
    Date,

    /// <summary>The time of day alone.</summary>
    Clock,

    /// <summary>Method, target and protocol.</summary>
    Request,

    Method,

    /// <summary>Path and query.</summary>
    Target,

    /// <summary>The path; the query is a field of its own.</summary>
    Path,

    Query,
    Status,
    Bytes,

    /// <summary>Bytes with the headers: taken where there is no other figure.</summary>
    BytesWithHeaders,

    Referer,
    Agent,
    Host,
}
