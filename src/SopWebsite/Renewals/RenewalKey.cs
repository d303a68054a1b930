namespace SopWebsite.Renewals;

/// <summary>Compares what renewals are known by: site, kind and subject, without regard to case.</summary>
internal sealed class RenewalKey : IEqualityComparer<(string Site, RenewalKind Kind, string Subject)>
{
    public static RenewalKey Comparer { get; } = new();

    public bool Equals((string Site, RenewalKind Kind, string Subject) x, (string Site, RenewalKind Kind, string Subject) y) =>
        x.Kind == y.Kind
        && string.Equals(x.Site, y.Site, StringComparison.OrdinalIgnoreCase)
        && string.Equals(x.Subject, y.Subject, StringComparison.OrdinalIgnoreCase);

    public int GetHashCode((string Site, RenewalKind Kind, string Subject) obj)
    {
        var name = StringComparer.OrdinalIgnoreCase;
        return (((name.GetHashCode(obj.Site) * 397) ^ name.GetHashCode(obj.Subject)) * 397) ^ (int)obj.Kind;
    }
}
