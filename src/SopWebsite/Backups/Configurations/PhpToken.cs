namespace SopWebsite.Backups.Configurations;

/// <summary>The kinds of <see cref="PhpToken"/>.</summary>
internal enum PhpTokenKind
{
    /// <summary>A name or a key word.</summary>
    Word,

    /// <summary>A variable, without its dollar sign.</summary>
    Variable,

    /// <summary>A string whose value stands in the text; the token's text is that value.</summary>
    Literal,

    /// <summary>A string whose value PHP works out when it runs.</summary>
    Computed,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Any other sign.</summary>
    Sign,
}

/// <summary>A piece of a PHP file.</summary>
internal readonly record struct PhpToken(PhpTokenKind Kind, string Text)
{
    public bool IsSign(char sign) => Kind == PhpTokenKind.Sign && Text[0] == sign;

    public bool IsWord(string word) => Kind == PhpTokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);
}
