namespace SopWebsite.Visitors.Matching;

/// <summary>
/// What people type into a search box or a message may be any words, "select" and "union" and "judi online" too. This takes the values of
/// parameters for free text out of a query, for the rules that do not look there.
/// </summary>
internal sealed class SearchBox
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "s", "q", "search", "searchword", "searchphrase", "search_query", "keyword", "keywords", "kata", "katakunci", "kata_kunci", "cari",
        "pencarian", "query", "filter[search]", "filter-search", "filter_search", "term", "terms", "teks", "judul", "nama", "nama_pihak",
        "text", "title", "find", "as_q", "mod_search_searchword", "pesan", "message", "comment", "komentar", "subjek", "subject", "isi", "keterangan",
        "saran", "alasan", "masukan", "pertanyaan", "alamat", "uraian", "kronologi", "deskripsi", "catatan", "ulasan", "perihal", "aspirasi",
        "keluhan",
        "quote", "tags", "tag", "t", "utm_campaign", "utm_term", "utm_content", "post_title", "list[search]",
    };

    private byte[] _rest = new byte[1024];

    /// <summary>The query without what was searched for; false when it has no search parameter.</summary>
    public bool TryRemove(ReadOnlySpan<byte> query, out ReadOnlySpan<byte> rest)
    {
        rest = default;
        if (query.Length > FieldDecoder.Longest) query = query.Slice(0, FieldDecoder.Longest);
        if (_rest.Length < query.Length) _rest = new byte[query.Length];
        var written = 0;
        var removed = false;
        while (query.Length > 0)
        {
            var end = query.IndexOf((byte)'&');
            var part = end < 0 ? query : query.Slice(0, end + 1);
            query = query.Slice(part.Length);
            var equals = part.IndexOf((byte)'=');
            var kept = part;
            if (equals is > 0 and < 60 && Names.Contains(Name(part.Slice(0, equals))))
            {
                kept = part.Slice(0, equals + 1);
                removed = true;
            }
            kept.CopyTo(_rest.AsSpan(written));
            written += kept.Length;
            if (kept.Length < part.Length && part[part.Length - 1] == '&') _rest[written++] = (byte)'&';
        }
        rest = _rest.AsSpan(0, written);
        return removed;
    }

    private static string Name(ReadOnlySpan<byte> name)
    {
        var text = new char[name.Length];
        var length = 0;
        for (var at = 0; at < name.Length; at++)
        {
            var code = name[at] == '%' ? Hex.Two(name, at + 1) : -1;
            if (code >= 0) at += 2;
            text[length++] = (char)(code >= 0 ? code : name[at]);
        }
        return new string(text, 0, length);
    }
}
