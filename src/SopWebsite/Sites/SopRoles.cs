using SopWebsite.Languages;

namespace SopWebsite.Sites;

/// <summary>The roles that the seeds' procedures name; a court may add its own codes.</summary>
public static class SopRoles
{
    /// <summary>Who the log names for what the unattended routine did. No officer's role.</summary>
    public const string Routine = "sopweb";

    private static readonly Phrase RoutineTitle = new("Unattended routine", "Rutin otomatis");

    private static readonly Dictionary<string, Phrase> Titles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["admin-website"] = new("Website administrator", "Admin Website"),
        ["operator"] = new("Operator", "Operator/Admin"),
        ["staf-it"] = new("IT staff", "Staf IT"),
        ["kasubbag-ptip"] = new("Head of Planning, IT and Reporting", "Kasubbag PTIP"),
        ["kasubbag-umum"] = new("Head of General Affairs and Finance", "Kasubbag Umum dan Keuangan"),
        ["penanggung-jawab-informasi"] = new("Information officer in charge", "Penanggung Jawab Informasi"),
        ["redaktur"] = new("Managing editor", "Redaktur"),
        ["editor"] = new("Editor", "Editor"),
        ["panitera"] = new("Registrar", "Panitera"),
        ["sekretaris"] = new("Secretary", "Sekretaris"),
        ["wakil-ketua"] = new("Deputy chief judge", "Wakil Ketua"),
        ["ketua"] = new("Chief judge", "Ketua"),
        ["pihak-ketiga"] = new("Third party", "Pihak Ketiga"),
    };

    /// <summary>The codes, in the order of the chain of command.</summary>
    public static IReadOnlyCollection<string> Codes => Titles.Keys;

    /// <summary>The title of a role; the code itself where it is the court's own.</summary>
    public static Phrase TitleOf(string role) =>
        role == Routine ? RoutineTitle : Titles.TryGetValue(role, out var title) ? title : new Phrase(role, role);
}
