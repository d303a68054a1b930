namespace SopWebsite.Visitors.Rules;

/// <summary>
/// Finds all triggers of a field in one pass: Aho-Corasick as a full table over classes of bytes. Letters are folded, a plus counts as a
/// space and a backslash as a slash, so that the raw text of a harmless field need not be decoded to be cleared.
/// </summary>
internal sealed class TriggerAutomaton
{
    private readonly byte[] _classes = new byte[256];
    private readonly ushort[] _next;
    private readonly int[][] _rules;
    private readonly int _shift;
    private readonly int _firstHit;

    public TriggerAutomaton(IEnumerable<(byte[] Literal, int Rule)> triggers)
    {
        var all = triggers.ToList();
        Triggers = all;
        var classes = 1;
        foreach (var value in all.SelectMany(trigger => trigger.Literal))
            if (_classes[value] == 0) _classes[value] = (byte)classes++;
        for (var upper = 'A'; upper <= 'Z'; upper++) _classes[upper] = _classes[upper | 0x20];
        _classes['+'] = _classes[' '];
        _classes['\\'] = _classes['/'];
        while (1 << _shift < classes) _shift++;

        var trie = new Trie(classes);
        foreach (var (literal, rule) in all) trie.Add(literal, _classes, rule);
        trie.Complete();

        // States without a hit come first, so that one comparison tells.
        var order = Enumerable.Range(0, trie.Count).OrderBy(state => trie.Rules[state].Count > 0).ToArray();
        var number = new int[trie.Count];
        for (var n = 0; n < order.Length; n++) number[order[n]] = n;
        _firstHit = order.Count(state => trie.Rules[state].Count == 0);
        if (trie.Count > ushort.MaxValue) throw new InvalidOperationException("too many literals for the automaton");
        _next = new ushort[trie.Count << _shift];
        _rules = new int[trie.Count][];
        for (var n = 0; n < order.Length; n++)
        {
            _rules[n] = trie.Rules[order[n]].ToArray();
            for (var c = 0; c < classes; c++) _next[(n << _shift) + c] = (ushort)number[trie.Next(order[n], c)];
        }
    }

    /// <summary>What it looks for, and for whom.</summary>
    public IReadOnlyList<(byte[] Literal, int Rule)> Triggers { get; }

    /// <summary>Adds the rules whose triggers occur in the text; false for none.</summary>
#if NET8_0_OR_GREATER
    // Called for every field of every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    public bool Scan(ReadOnlySpan<byte> text, ref RuleSet found)
    {
        var classes = _classes;
        var next = _next;
        int state = 0, shift = _shift, firstHit = _firstHit;
        var any = false;
        foreach (var value in text)
        {
            state = next[(state << shift) + classes[value]];
            if (state < firstHit) continue;
            any = true;
            foreach (var rule in _rules[state]) found.Add(rule);
        }
        return any;
    }

    private sealed class Trie
    {
        private readonly int _classes;
        private readonly List<int[]> _edges = [];
        private readonly List<int> _fall = [];

        public Trie(int classes)
        {
            _classes = classes;
            NewState();
        }

        public List<HashSet<int>> Rules { get; } = [];

        public int Count => _edges.Count;

        public int Next(int state, int c) => _edges[state][c];

        public void Add(byte[] literal, byte[] classOf, int rule)
        {
            var state = 0;
            foreach (var value in literal)
            {
                var c = classOf[value];
                if (_edges[state][c] < 0)
                {
                    var fresh = NewState();
                    _edges[state][c] = fresh;
                }
                state = _edges[state][c];
            }
            Rules[state].Add(rule);
        }

        /// <summary>Breadth first: where the trie has no edge, the state goes where its longest proper suffix goes.</summary>
        public void Complete()
        {
            var queue = new Queue<int>();
            queue.Enqueue(0);
            while (queue.Count > 0)
            {
                var state = queue.Dequeue();
                for (var c = 0; c < _classes; c++)
                {
                    var child = _edges[state][c];
                    var beside = state == 0 ? 0 : _edges[_fall[state]][c];
                    if (child < 0)
                    {
                        _edges[state][c] = beside;
                        continue;
                    }
                    _fall[child] = state == 0 ? 0 : beside;
                    Rules[child].UnionWith(Rules[_fall[child]]);
                    queue.Enqueue(child);
                }
            }
        }

        private int NewState()
        {
            var edges = new int[_classes];
            for (var c = 0; c < _classes; c++) edges[c] = -1;
            _edges.Add(edges);
            _fall.Add(0);
            Rules.Add([]);
            return _edges.Count - 1;
        }
    }
}
