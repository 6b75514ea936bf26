using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation.Merging;

/// <summary>
/// Names the conflicts of a document that <see cref="MergeCheck"/> found not to merge, in the order and with the reasons of graphql-js: pair by
/// pair, fields of a selection set with each other, then with those of each fragment that it spreads, then fragments with each other.
/// </summary>
/// <remarks>
/// Comparing pairs can take very long, so it is cut short after a number of comparisons and at a depth that no document written by people has.
/// That the document is invalid is known anyway.
/// </remarks>
internal sealed partial class ConflictFinder(ValidationContext context)
{
    /// <summary>Fields and fragments within each other; each takes a few frames of the stack.</summary>
    private const int MaxDepth = 100;

    private readonly Dictionary<SelectionSetNode, CollectedFields> _collected = [];
    private readonly Dictionary<(string, string), bool> _comparedFragments = [];
    private readonly Dictionary<FieldNode, string> _selections = [];
    private int _remaining = context.Options.MaxMergeComparisons;
    private int _depth;

    /// <summary>All conflicts of a selection set, those inside inline fragments and spreads included.</summary>
    public List<FieldConflict> ConflictsWithin(SelectionSetNode set, CompositeType? parent)
    {
        var conflicts = new List<FieldConflict>();
        var own = Collect(set, parent);

        foreach (var (_, fields) in own.Groups)
        {
            for (var i = 0; i < fields.Count; i++)
            {
                for (var j = i + 1; j < fields.Count && Spend(); j++)
                {
                    AddConflict(conflicts, false, fields[i], fields[j]);
                }
            }
        }

        for (var i = 0; i < own.Fragments.Count; i++)
        {
            CompareWithFragment(conflicts, false, own, own.Fragments[i]);

            for (var j = i + 1; j < own.Fragments.Count; j++)
            {
                CompareFragments(conflicts, false, own.Fragments[i], own.Fragments[j]);
            }
        }

        return conflicts;
    }

    private void CompareWithFragment(List<FieldConflict> conflicts, bool areExclusive, CollectedFields fields, string name)
    {
        if (!Spend() || fields.Groups.Count == 0 || !IsNew(fields.ComparedFragments, name, areExclusive))
        {
            return;
        }

        if (context.Document.Fragment(name) is not { } fragment || !Descend())
        {
            return;
        }

        var inside = Collect(fragment);

        if (!ReferenceEquals(fields, inside))
        {
            CompareAll(conflicts, areExclusive, fields, inside);

            foreach (var nested in inside.Fragments)
            {
                CompareWithFragment(conflicts, areExclusive, fields, nested);
            }
        }

        _depth--;
    }

    private void CompareFragments(List<FieldConflict> conflicts, bool areExclusive, string one, string other)
    {
        var pair = string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

        if (!Spend() || one == other || !IsNew(_comparedFragments, pair, areExclusive))
        {
            return;
        }

        if (context.Document.Fragment(one) is not { } first || context.Document.Fragment(other) is not { } second || !Descend())
        {
            return;
        }

        var fields = Collect(first);
        var others = Collect(second);
        CompareAll(conflicts, areExclusive, fields, others);

        foreach (var nested in others.Fragments)
        {
            CompareFragments(conflicts, areExclusive, one, nested);
        }

        foreach (var nested in fields.Fragments)
        {
            CompareFragments(conflicts, areExclusive, nested, other);
        }

        _depth--;
    }

    private List<FieldConflict> ConflictsBetween(
        bool areExclusive, SelectionSetNode one, CompositeType? parent, SelectionSetNode other, CompositeType? otherParent)
    {
        var conflicts = new List<FieldConflict>();
        var fields = Collect(one, parent);
        var others = Collect(other, otherParent);
        CompareAll(conflicts, areExclusive, fields, others);

        foreach (var fragment in others.Fragments)
        {
            CompareWithFragment(conflicts, areExclusive, fields, fragment);
        }

        foreach (var fragment in fields.Fragments)
        {
            CompareWithFragment(conflicts, areExclusive, others, fragment);
        }

        foreach (var fragment in fields.Fragments)
        {
            foreach (var otherFragment in others.Fragments)
            {
                CompareFragments(conflicts, areExclusive, fragment, otherFragment);
            }
        }

        return conflicts;
    }

    private void CompareAll(List<FieldConflict> conflicts, bool areExclusive, CollectedFields one, CollectedFields other)
    {
        foreach (var (name, fields) in one.Groups)
        {
            if (!Spend())
            {
                return;
            }

            foreach (var field in fields)
            {
                foreach (var otherField in other.Group(name))
                {
                    if (!Spend())
                    {
                        return;
                    }

                    AddConflict(conflicts, areExclusive, field, otherField);
                }
            }
        }
    }

    /// <summary>Remembers what was compared. A comparison that took both sides for exclusive does not stand in for one that does not.</summary>
    private static bool IsNew<TKey>(Dictionary<TKey, bool> compared, TKey key, bool areExclusive)
        where TKey : notnull
    {
        if (compared.TryGetValue(key, out var wereExclusive) && (areExclusive || !wereExclusive))
        {
            return false;
        }

        compared[key] = areExclusive;

        return true;
    }

    private bool Spend()
    {
        context.Visits++;

        return --_remaining >= 0 && !context.IsStopped;
    }

    private bool Descend()
    {
        if (_depth == MaxDepth)
        {
            return false;
        }

        _depth++;

        return true;
    }
}
