using System.CommandLine;
using SopWebsite.Adapters;
using SopWebsite.Languages;

namespace SopWebsite.Runner.Commands;

/// <summary>Options that more than one command has.</summary>
internal static class SharedOptions
{
    public static Option<bool> Json() => new("--json") { Description = "One JSON object a line." };

    public static Option<string> Language()
    {
        var option = new Option<string>("--lang") { Description = "id or en.", DefaultValueFactory = _ => "id" };
        option.AcceptOnlyFromAmong("id", "en");
        return option;
    }

    public static Language LanguageOf(this ParseResult parsed, Option<string> option) =>
        LanguageChoice.FromCode(parsed.GetValue(option)) ?? Languages.Language.Indonesian;

    public static AdapterSet Adapters() => new(AppContext.BaseDirectory);
}
