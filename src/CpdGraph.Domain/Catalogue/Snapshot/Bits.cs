using System.Numerics;

namespace CpdGraph.Domain;

/// <summary>Sets of ordinals as bits in words. Words missing at the end of a set are zero, so sets of different ages meet.</summary>
internal static class Bits
{
    public static int WordsFor(int length) => (length + 63) >> 6;

    public static bool Has(ulong[] set, int ordinal)
    {
        var word = ordinal >> 6;
        return (uint)word < (uint)set.Length && (set[word] >> (ordinal & 63) & 1) != 0;
    }

    public static void Add(ulong[] set, int ordinal) => set[ordinal >> 6] |= 1UL << (ordinal & 63);

    public static void Remove(ulong[] set, int ordinal)
    {
        if (ordinal >> 6 < set.Length)
        {
            set[ordinal >> 6] &= ~(1UL << (ordinal & 63));
        }
    }

    /// <summary>A copy that can hold at least so many words.</summary>
    public static ulong[] Copy(ulong[] set, int words)
    {
        var copy = new ulong[Math.Max(words, set.Length)];
        set.CopyTo(copy, 0);
        return copy;
    }

    public static void And(ulong[] target, ulong[] other)
    {
        var shared = Math.Min(target.Length, other.Length);
        var word = 0;

        for (; word <= shared - Vector<ulong>.Count; word += Vector<ulong>.Count)
        {
            (new Vector<ulong>(target, word) & new Vector<ulong>(other, word)).CopyTo(target, word);
        }

        for (; word < shared; word++)
        {
            target[word] &= other[word];
        }

        target.AsSpan(shared).Clear();
    }

    public static void Or(ulong[] target, ulong[] other)
    {
        var word = 0;

        for (; word <= other.Length - Vector<ulong>.Count; word += Vector<ulong>.Count)
        {
            (new Vector<ulong>(target, word) | new Vector<ulong>(other, word)).CopyTo(target, word);
        }

        for (; word < other.Length; word++)
        {
            target[word] |= other[word];
        }
    }

    public static void AndNot(ulong[] target, ulong[] other)
    {
        var shared = Math.Min(target.Length, other.Length);

        for (var word = 0; word < shared; word++)
        {
            target[word] &= ~other[word];
        }
    }

    public static int Count(ulong[] set)
    {
        var count = 0;

        foreach (var word in set)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    public static int CountShared(ulong[] left, ulong[] right)
    {
        var shared = Math.Min(left.Length, right.Length);
        var count = 0;

        for (var word = 0; word < shared; word++)
        {
            count += BitOperations.PopCount(left[word] & right[word]);
        }

        return count;
    }

    public static bool IsEmpty(ulong[] set) => !set.AsSpan().ContainsAnyExcept(0UL);

    public static Enumerator Ordinals(ulong[] set) => new(set);

    /// <summary>Walks the members in rising order without allocating.</summary>
    public struct Enumerator(ulong[] set)
    {
        private int word = -1;
        private ulong rest;

        public int Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (rest == 0)
            {
                if (++word >= set.Length)
                {
                    return false;
                }

                rest = set[word];
            }

            Current = (word << 6) + BitOperations.TrailingZeroCount(rest);
            rest &= rest - 1;
            return true;
        }
    }
}
