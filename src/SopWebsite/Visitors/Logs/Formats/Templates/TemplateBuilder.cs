using System.Text;

namespace SopWebsite.Visitors.Logs.Formats.Templates;

/// <summary>Puts the pieces of a format string together.</summary>
internal sealed class TemplateBuilder
{
    private readonly List<TemplateField> _fields = [];
    private readonly List<byte> _literal = [];
    private byte[] _before = [];

    /// <exception cref="FormatException">Two fields cannot be told apart, or a conversion of time is not known; the message names them.</exception>
    public static ILogFormat Build(IEnumerable<TemplateToken> tokens, string definition, int zone)
    {
        var builder = new TemplateBuilder();
        foreach (var token in tokens) builder.Add(token);
        builder.End();
        return new TemplateFormat(definition, builder._before, builder._fields.ToArray(), zone);
    }

    private TemplateField? Last => _fields.Count > 0 ? _fields[_fields.Count - 1] : null;

    private void Add(TemplateToken token)
    {
        switch (token.Kind)
        {
            case TemplateTokenKind.Literal:
                _literal.AddRange(Encoding.UTF8.GetBytes(token.Text));
                break;
            case TemplateTokenKind.Time:
                Add(new TemplateField { Time = new TimePattern(token.Text) });
                break;
            case TemplateTokenKind.Spaces:
                Add(new TemplateField { Spaces = true });
                break;
            // A path and the query right behind it are one target; what stands between them is the question mark of nginx.
            case TemplateTokenKind.Field when _literal.Count == 0 && Last is { Field: LogField.Path or LogField.Target } path
                && token.Field is LogField.Query or LogField.None:
                path.Field = LogField.Target;
                break;
            default:
                Add(new TemplateField
                {
                    // Of two addresses, say, the first counts.
                    Field = _fields.Exists(field => field.Field == token.Field) ? LogField.None : token.Field,
                    Quoted = _literal.Count > 0 && _literal[_literal.Count - 1] == '"',
                    MaybeZone = token.Field == LogField.None && Last is { Time: not null } && _literal.Count == 1 && _literal[0] == ' ',
                });
                break;
        }
    }

    private void Add(TemplateField field)
    {
        End();
        if (Last is { Time: null, Spaces: false, After.Length: 0 } last)
        {
            // A host's name ends where the path behind it begins, and any field at spaces.
            last.EndsBefore = field.Spaces ? (byte)' ' : field.Field is LogField.Target or LogField.Path ? (byte)'/'
                : throw new FormatException($"{last.Field} + {field.Field}");
        }
        _fields.Add(field);
    }

    private void End()
    {
        if (Last is { } last) last.After = _literal.ToArray();
        else _before = _literal.ToArray();
        _literal.Clear();
    }
}
