using SopWebsite.Monitoring.Integrity;

namespace SopWebsite.Adapters.Yaml;

/// <summary>The lexicon of the data folder, read once, and courts' own files over it.</summary>
internal sealed class LexiconCatalog(string folder) : ISpamLexiconCatalog
{
    private readonly Lazy<SpamLexicon> _shipped = new(() => LexiconReader.Read(Path.Combine(folder, "judi-online.yaml")));

    public SpamLexicon Get(string? ownFile = null) => ownFile is null ? _shipped.Value : _shipped.Value.With(LexiconReader.Read(ownFile));
}
