namespace SopWebsite.Calendars;

/// <summary>One year's working minutes, summed day by day, so that long spans cost no walk over their days.</summary>
internal sealed class WorkYear
{
    private readonly int[] _before;

    public WorkYear(int year, Func<DateTime, IReadOnlyList<WorkInterval>> hoursOf)
    {
        Year = year;
        var days = DateTime.IsLeapYear(year) ? 366 : 365;
        _before = new int[days + 1];
        var daysWorked = new int[days + 1];
        var first = new DateTime(year, 1, 1);
        for (var day = 0; day < days; day++)
        {
            var minutes = 0;
            foreach (var interval in hoursOf(first.AddDays(day))) minutes += interval.Minutes;
            _before[day + 1] = _before[day] + minutes;
            daysWorked[day + 1] = daysWorked[day] + (minutes > 0 ? 1 : 0);
        }
        DaysBefore = daysWorked;
    }

    public int Year { get; }

    /// <summary>The year's working minutes.</summary>
    public int Minutes => _before[_before.Length - 1];

    /// <summary>How many working days lie before each day of the year (index 0 is 1 January), and in all of it at the end.</summary>
    public IReadOnlyList<int> DaysBefore { get; }

    /// <summary>The year's working minutes before a day; 0 is 1 January.</summary>
    public int MinutesBefore(int day) => _before[day];

    /// <summary>The day on which the n-th working minute of the year is worked.</summary>
    public int DayOfMinute(int n)
    {
        var found = Array.BinarySearch(_before, n);
        // Free days repeat a sum: the day that worked its way up to n is the one before the first of them.
        if (found < 0) return ~found - 1;
        while (found > 0 && _before[found - 1] == n) found--;
        return found - 1;
    }
}
