namespace SopWebsite.Monitoring.Freshness;

/// <summary>Words that took the place of others.</summary>
/// <param name="At">Where in the old words, counted from 0.</param>
/// <param name="Removed">The words that went.</param>
/// <param name="Added">The words that came.</param>
internal sealed record WordEdit(int At, string[] Removed, string[] Added);

/// <summary>
/// What makes one text of another, word by word: the shortest such script (E. W. Myers, An O(ND) Difference Algorithm, Algorithmica 1, 1986),
/// as long as there is no more of it than is worth reading. What comes after <see cref="MostChanges"/> is one change.
/// </summary>
internal sealed class WordDiff
{
    /// <summary>The most words removed and added that are told one by one; memory grows with its square.</summary>
    public const int MostChanges = 1500;

    /// <summary>The most comparisons of words.</summary>
    private const long MostWork = 30_000_000;

    private WordDiff(IReadOnlyList<WordEdit> edits, bool isCoarse) => (Edits, IsCoarse) = (edits, isCoarse);

    /// <summary>The changes, in the order of the text.</summary>
    public IReadOnlyList<WordEdit> Edits { get; }

    /// <summary>True when the texts differ in so much that the rest was taken as one change.</summary>
    public bool IsCoarse { get; }

    /// <summary>How many words went.</summary>
    public int Removed => Edits.Sum(edit => edit.Removed.Length);

    /// <summary>How many words came.</summary>
    public int Added => Edits.Sum(edit => edit.Added.Length);

    /// <summary>Compares two texts.</summary>
    public static WordDiff Between(string[] old, string[] now)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var (a, b) = (Numbered(old), Numbered(now));
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start]) start++;
        var end = 0;
        while (end < a.Length - start && end < b.Length - start && a[a.Length - 1 - end] == b[b.Length - 1 - end]) end++;
        var (removed, added) = (new bool[a.Length], new bool[b.Length]);
        var isCoarse = !Mark(a, b, start, a.Length - start - end, b.Length - start - end, removed, added);
        return new WordDiff(Edited(old, now, removed, added), isCoarse);

        int[] Numbered(string[] words)
        {
            var result = new int[words.Length];
            for (var n = 0; n < words.Length; n++)
            {
                if (!numbers.TryGetValue(words[n], out var number)) numbers.Add(words[n], number = numbers.Count);
                result[n] = number;
            }
            return result;
        }
    }

    /// <summary>The new words, of the old ones.</summary>
    public string[] Apply(string[] old)
    {
        var words = new List<string>();
        var at = 0;
        foreach (var edit in Edits)
        {
            words.AddRange(old.Skip(at).Take(edit.At - at));
            words.AddRange(edit.Added);
            at = edit.At + edit.Removed.Length;
        }
        words.AddRange(old.Skip(at));
        return [.. words];
    }

    /// <summary>Marks what goes and what comes between <paramref name="start"/> and the common end; false when it was given up on the way.</summary>
    private static bool Mark(int[] a, int[] b, int start, int n, int m, bool[] removed, bool[] added)
    {
        var most = Math.Min(n + m, MostChanges);
        var furthest = new int[(2 * most) + 3];
        var middle = most + 1;
        var trace = new List<int[]>();
        long work = 0;
        for (var d = 0; d <= most; d++)
        {
            for (var k = -d; k <= d; k += 2)
            {
                var isAdded = k == -d || (k != d && furthest[middle + k - 1] < furthest[middle + k + 1]);
                var x = d == 0 ? 0 : isAdded ? furthest[middle + k + 1] : furthest[middle + k - 1] + 1;
                var y = x - k;
                while (x < n && y < m && a[start + x] == b[start + y])
                {
                    x++;
                    y++;
                    work++;
                }
                furthest[middle + k] = x;
                if (x < n || y < m) continue;
                trace.Add([]);
                Trace(trace, d, k, start, removed, added);
                return true;
            }
            trace.Add(Copy(furthest, middle - d, (2 * d) + 1));
            if (work > MostWork) break;
        }
        GiveUp(trace, start, n, m, removed, added);
        return false;
    }

    /// <summary>Takes the way that has come furthest, and the rest as one change.</summary>
    private static void GiveUp(List<int[]> trace, int start, int n, int m, bool[] removed, bool[] added)
    {
        var d = trace.Count - 1;
        var best = (K: 0, X: -1, Sum: -1);
        for (var k = -d; k <= d; k += 2)
        {
            var x = trace[d][k + d];
            var y = x - k;
            if (x <= n && y <= m && y >= 0 && x + y > best.Sum) best = (k, x, x + y);
        }
        if (best.X < 0) best = (0, 0, 0);
        else Trace(trace, d, best.K, start, removed, added);
        for (var x = best.X; x < n; x++) removed[start + x] = true;
        for (var y = best.X - best.K; y < m; y++) added[start + y] = true;
    }

    /// <summary>Goes back over the trace from diagonal <paramref name="k"/> of step <paramref name="d"/>.</summary>
    private static void Trace(List<int[]> trace, int d, int k, int start, bool[] removed, bool[] added)
    {
        for (; d > 0; d--)
        {
            var before = trace[d - 1];
            int At(int diagonal) => before[diagonal + d - 1];
            var isAdded = k == -d || (k != d && At(k - 1) < At(k + 1));
            k += isAdded ? 1 : -1;
            if (isAdded) added[start + At(k) - k] = true;
            else removed[start + At(k)] = true;
        }
    }

    private static List<WordEdit> Edited(string[] old, string[] now, bool[] removed, bool[] added)
    {
        var edits = new List<WordEdit>();
        for (var (x, y) = (0, 0); x < old.Length || y < now.Length;)
        {
            var (fromX, fromY) = (x, y);
            while (x < old.Length && removed[x]) x++;
            while (y < now.Length && added[y]) y++;
            if (x > fromX || y > fromY) edits.Add(new WordEdit(fromX, Copy(old, fromX, x - fromX), Copy(now, fromY, y - fromY)));
            else (x, y) = (x + 1, y + 1);
        }
        return edits;
    }

    private static T[] Copy<T>(T[] from, int start, int length)
    {
        var copy = new T[length];
        Array.Copy(from, start, copy, 0, length);
        return copy;
    }
}
