using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SopWebsite.Visitors.Following;

namespace SopWebsite.Tests.Visitors.Following;

/// <summary>Follows logs whose lines are numbered (<c>n=17;</c>) and refuses to count a number twice.</summary>
internal sealed partial class NumberedFollower(Func<IEnumerable<string>> paths)
{
    private LogMark[] _marks = [];

    public HashSet<int> Counted { get; } = [];

    public List<LogGap> Gaps { get; } = [];

    /// <summary>The time of the last pass.</summary>
    public DateTimeOffset Now { get; private set; } = DateTimeOffset.UtcNow;

    /// <summary>A pass, and the gaps it tells; one that is killed before it stores what it found leaves no trace.</summary>
    public IReadOnlyList<LogGap> Pass(bool killed = false, TimeSpan? later = null)
    {
        Now += later ?? TimeSpan.FromMinutes(15);
        var numbers = new List<int>();
        using var plan = LogPlanner.Plan(paths(), _marks, Now);
        foreach (var slice in plan.News) Read(slice, numbers);
        if (killed) return [];
        _marks = plan.Marks();
        foreach (var number in numbers) Assert.True(Counted.Add(number), FormattableString.Invariant($"line {number} was counted twice"));
        Gaps.AddRange(plan.Gaps);
        return plan.Gaps;
    }

    public void AssertCounted(IEnumerable<int> numbers)
    {
        foreach (var number in numbers) Assert.True(Counted.Contains(number), FormattableString.Invariant($"line {number} was not counted"));
    }

    private static void Read(LogSlice slice, List<int> numbers)
    {
        try
        {
            using var reader = new StreamReader(slice.Open(), Encoding.ASCII);
            while (reader.ReadLine() is { } line)
                if (Number().Match(line) is { Success: true } found) numbers.Add(int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        }
        catch (Exception failure) when (failure is EndOfStreamException or InvalidDataException)
        {
            // A packed file in the making.
        }
    }

    [GeneratedRegex(@"\bn=([0-9]+);", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
