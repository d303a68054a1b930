using System.Globalization;

namespace SopWebsite.Tests.Support;

/// <summary>Another culture than the machine's for the length of a test, for numbers and dates as for the language of messages.</summary>
internal sealed class UnderCulture : IDisposable
{
    private readonly (CultureInfo Culture, CultureInfo Interface) _before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    public UnderCulture(string name) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _before;
}
