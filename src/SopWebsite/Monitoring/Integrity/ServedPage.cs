using SopWebsite.Monitoring.Fetching;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>A page as it came for one kind of visitor.</summary>
internal sealed record ServedPage(ViewKind Kind, Uri Asked, FetchResult Fetched, string Source, PageProfile? Profile)
{
    public bool IsSuccess => Fetched.IsSuccess;

    /// <summary>True when the answer can be looked into: also an error page may hold spam.</summary>
    public bool IsPage => Profile is not null;

    public IntegrityView ToView(double? likeness) => new()
    {
        Kind = Kind,
        Uri = Asked,
        ServedFrom = Fetched.Uri,
        StatusCode = Fetched.Answer?.StatusCode,
        Title = Profile?.Title is { } title ? Integrity.Sample.Of(title) : "",
        Likeness = likeness,
        Failure = Fetched.Reason,
        IsIncomplete = Fetched.Answer is { IsCut: true } || Profile is { IsIncomplete: true },
    };
}
