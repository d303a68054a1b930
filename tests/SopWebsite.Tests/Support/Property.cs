using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace SopWebsite.Tests.Support;

/// <summary>
/// Checks what must hold of every case, over random ones. A case that fails is made smaller until nothing can be left out of it, and is told
/// with the numbers that bring it back. The cases are the same each time; the variable <c>SOPWEBSITE_TEST_SEED</c> asks for others.
/// </summary>
internal static class Property
{
    private static readonly ulong Others =
        ulong.TryParse(Environment.GetEnvironmentVariable("SOPWEBSITE_TEST_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : 0;

    /// <param name="seed">Where the cases begin.</param>
    /// <param name="cases">How many.</param>
    /// <param name="make">Makes a case.</param>
    /// <param name="smaller">The cases that are a little smaller than one, each of which may be tried in its place.</param>
    /// <param name="check">Throws where it does not hold.</param>
    public static void Holds<T>(ulong seed, int cases, Func<Random, T> make, Func<T, IEnumerable<T>> smaller, Action<T> check)
    {
        var arbitrary = Arb.ToArbitrary(Gen.Choose(0, int.MaxValue - 1).Select(number => make(new Random(number))), smaller);
        var replay = new Replay(new Rnd(seed + (1000 * Others), 1), FSharpOption<int>.None);
        var config = Config.QuickThrowOnFailure.WithMaxTest(cases).WithQuietOnSuccess(true).WithReplay(FSharpOption<Replay>.Some(replay));
        Check.One(config, Prop.ForAll(arbitrary, check));
    }

    /// <summary>An array with a part left out, the larger parts first, or with one of its items made smaller.</summary>
    public static IEnumerable<T[]> Smaller<T>(T[] items, Func<T, IEnumerable<T>> smaller)
    {
        for (var size = items.Length; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= items.Length; at += size) yield return [.. items[..at], .. items[(at + size)..]];
        }
        for (var n = 0; n < items.Length; n++)
        {
            foreach (var item in smaller(items[n])) yield return [.. items[..n], item, .. items[(n + 1)..]];
        }
    }

    /// <summary>Numbers nearer to zero: few, since each of them is a case to be played.</summary>
    public static IEnumerable<int> Smaller(int number)
    {
        if (number != 0) yield return 0;
        if (number is > 1 or < -1) yield return number / 2;
        if (number is > 4 or < -4) yield return number - (number / 4);
    }
}
