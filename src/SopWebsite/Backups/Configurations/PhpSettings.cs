namespace SopWebsite.Backups.Configurations;

/// <summary>
/// The settings that a PHP file states: constants (<c>define('X', 'y')</c>, <c>const X = 'y'</c>), variables (<c>$x = 'y'</c>) and the
/// properties of a class (<c>public $x = 'y'</c>). A value counts as known when it is a string, a number, or such joined with dots.
/// </summary>
internal sealed class PhpSettings
{
    private const int Deepest = 32;
    private static readonly string[] Modifiers = ["public", "var", "protected", "private", "static", "readonly"];

    private readonly IReadOnlyList<PhpToken> _tokens;
    private readonly Dictionary<string, PhpValue> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PhpValue> _properties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PhpValue> _variables = new(StringComparer.Ordinal);
    private int _at;

    private PhpSettings(IReadOnlyList<PhpToken> tokens) => _tokens = tokens;

    /// <summary>Reads a file's text; null when a string or a comment in it never ends.</summary>
    public static PhpSettings? Read(string text)
    {
        if (new PhpScanner(text).Scan() is not { } tokens) return null;
        var settings = new PhpSettings(tokens);
        settings.Collect();
        return settings;
    }

    /// <summary>A constant; null when the file has none of the name.</summary>
    public PhpValue? Constant(string name) => _constants.TryGetValue(name, out var value) ? value : null;

    /// <summary>A property; null when the file has none of the name.</summary>
    public PhpValue? Property(string name) => _properties.TryGetValue(name, out var value) ? value : null;

    /// <summary>A variable that is assigned to; null when the file has none of the name.</summary>
    public PhpValue? Variable(string name) => _variables.TryGetValue(name, out var value) ? value : null;

    private void Collect()
    {
        while (_at < _tokens.Count)
        {
            var token = _tokens[_at++];
            if (token.Kind == PhpTokenKind.Variable) TakeAssignment(token.Text);
            if (token.Kind != PhpTokenKind.Word) continue;
            if (token.IsWord("define") && Is('(') && !IsMember(_at - 1)) TakeDefine();
            else if (token.IsWord("const")) TakeConst();
            else if (Modifiers.Contains(token.Text, StringComparer.OrdinalIgnoreCase)) TakeProperty();
        }
    }

    private void TakeDefine()
    {
        _at++;
        var name = Expression(0);
        if (name.Text is not { } key || !Is(',')) return;
        _at++;
        var value = Expression(0);
        Put(_constants, key, Is(')') || Is(',') ? value : PhpValue.Computed);
    }

    private void TakeConst()
    {
        // A type may stand before the name.
        var from = _at;
        while (_at < _tokens.Count && _tokens[_at].Kind == PhpTokenKind.Word) _at++;
        if (_at == from || !Is('=')) return;
        var name = _tokens[_at - 1].Text;
        _at++;
        var value = Expression(0);
        Put(_constants, name, Is(';') || Is(',') ? value : PhpValue.Computed);
    }

    private void TakeProperty()
    {
        // More modifiers and a type: words, '?', '|', '\'.
        while (_at < _tokens.Count && !_tokens[_at].IsWord("function")
            && (_tokens[_at].Kind == PhpTokenKind.Word || Is('?') || Is('|') || Is('\\'))) _at++;
        if (_at >= _tokens.Count || _tokens[_at].Kind != PhpTokenKind.Variable) return;
        var name = _tokens[_at++].Text;
        if (!Is('=')) return;
        _at++;
        var value = Expression(0);
        Put(_properties, name, Is(';') || Is(',') ? value : PhpValue.Computed);
    }

    private void TakeAssignment(string name)
    {
        if (!Is('=') || (_at + 1 < _tokens.Count && (_tokens[_at + 1].IsSign('=') || _tokens[_at + 1].IsSign('>')))) return;
        _at++;
        var value = Expression(0);
        Put(_variables, name, Is(';') ? value : PhpValue.Computed);
    }

    /// <summary>
    /// Strings, numbers and known constants joined with dots; anything else is computed. Ends at the first sign that is not its own.
    /// </summary>
    private PhpValue Expression(int depth)
    {
        var all = Term(depth);
        while (Is('.'))
        {
            _at++;
            var next = Term(depth);
            all = all.Text is null || next.Text is null ? PhpValue.Computed : new PhpValue(all.Text + next.Text);
        }
        return all;
    }

    private PhpValue Term(int depth)
    {
        if (_at >= _tokens.Count) return PhpValue.Computed;
        var token = _tokens[_at];
        if (token.IsSign('(') && depth < Deepest)
        {
            _at++;
            var inner = Expression(depth + 1);
            if (!Is(')')) return PhpValue.Computed;
            _at++;
            return inner;
        }
        if (token.Kind == PhpTokenKind.Sign) return PhpValue.Computed;
        _at++;
        if (token.Kind is PhpTokenKind.Literal) return new PhpValue(token.Text);
        // 0x10 and 1e3 would have to be reckoned; as they stand they are not what PHP makes of them.
        if (token.Kind is PhpTokenKind.Number) return token.Text.All(c => c is >= '0' and <= '9') ? new PhpValue(token.Text) : PhpValue.Computed;
        if (token.Kind is not PhpTokenKind.Word || Is('(') || Is(':') || Is('\\')) return PhpValue.Computed;
        if (token.IsWord("true")) return new PhpValue("1");
        if (token.IsWord("false") || token.IsWord("null")) return new PhpValue("");
        return _constants.TryGetValue(token.Text, out var known) ? known : PhpValue.Computed;
    }

    /// <summary>Which of two values holds depends on what PHP does: then neither is taken.</summary>
    private static void Put(Dictionary<string, PhpValue> settings, string name, PhpValue value)
    {
        settings[name] = !settings.TryGetValue(name, out var before) || before == value ? value : PhpValue.Ambiguous;
    }

    private bool Is(char sign) => _at < _tokens.Count && _tokens[_at].IsSign(sign);

    /// <summary>True when what stands at a place is a method (<c>-&gt;define(</c>, <c>::define(</c>) or a declaration.</summary>
    private bool IsMember(int word) =>
        word >= 1 && (_tokens[word - 1].IsSign('>') || _tokens[word - 1].IsSign(':') || _tokens[word - 1].IsWord("function"));
}

/// <summary>A setting's value.</summary>
/// <param name="Text">The value; null when it cannot be told without running PHP.</param>
/// <param name="IsAmbiguous">True when the file states several values.</param>
internal sealed record PhpValue(string? Text, bool IsAmbiguous = false)
{
    public static readonly PhpValue Computed = new((string?)null);
    public static readonly PhpValue Ambiguous = new(null, IsAmbiguous: true);
}
