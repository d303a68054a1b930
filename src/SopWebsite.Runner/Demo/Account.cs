using SopWebsite.Languages;

namespace SopWebsite.Runner.Demo;

/// <summary>Tells the reader what happens, in one language.</summary>
internal sealed class Account(TextWriter output, Language language)
{
    private int _chapter;

    public Language Language { get; } = language;

    public void Chapter(string english, string indonesian) =>
        output.WriteLine($"{Environment.NewLine}{++_chapter}. {new Phrase(english, indonesian).In(Language)}");

    public void Say(string english, string indonesian) => Say(new Phrase(english, indonesian));

    public void Say(Phrase phrase) => output.WriteLine("   " + phrase.In(Language));
}
