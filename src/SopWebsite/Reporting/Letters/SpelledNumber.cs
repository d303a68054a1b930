namespace SopWebsite.Reporting.Letters;

/// <summary>Numbers in Indonesian words (terbilang), as minutes write dates: <c>dua ribu dua puluh enam</c>.</summary>
internal static class SpelledNumber
{
    private static readonly string[] Small =
    [
        "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
    ];

    /// <summary>The words of a number from 0 to 9,999.</summary>
    public static string Of(int number) => number switch
    {
        < 0 or > 9999 => throw new ArgumentOutOfRangeException(nameof(number)),
        < 12 => Small[number],
        < 20 => Small[number - 10] + " belas",
        < 100 => Small[number / 10] + " puluh" + Rest(number % 10),
        < 200 => "seratus" + Rest(number - 100),
        < 1000 => Small[number / 100] + " ratus" + Rest(number % 100),
        < 2000 => "seribu" + Rest(number - 1000),
        _ => Small[number / 1000] + " ribu" + Rest(number % 1000),
    };

    private static string Rest(int number) => number == 0 ? "" : " " + Of(number);
}
