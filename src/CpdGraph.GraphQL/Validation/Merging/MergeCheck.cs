using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation.Merging;

/// <summary>
/// Decides whether all fields of a document merge. Specification: Validation, "Field Selection Merging", without comparing every pair: having
/// the same shape, and being the same selection, are each transitive, so it is enough to compare each member of a group with the first.
/// </summary>
/// <remarks>
/// The idea is Simon Adameit's, "Faster overlapping fields" (XING, 2019). Two passes go down the document by a list of sets still to do; a set
/// met again through other fragments is the same instance and is done once. What remains can be as hard as the shape of the schema and the
/// document make it, so comparisons beyond one look at each field are counted and end at a limit.
/// </remarks>
internal sealed class MergeCheck(ValidationContext context)
{
    private readonly MergeIndex _index = new(context);
    private readonly Queue<MergeSet> _open = new();
    private MergePass _pass;

    /// <summary>Two fields that conflict, though not always the first in the document. Null as long as none are found.</summary>
    public (MergeField One, MergeField Other)? Conflict { get; private set; }

    /// <summary>Looks at every selection set of the document; stops at the first conflict or limit.</summary>
    public void Run()
    {
        _pass = MergePass.Shape;
        var roots = new List<MergeSet>();

        foreach (var operation in context.Document.Operations)
        {
            roots.Add(_index.SetOf(operation.SelectionSet, context.Schema.RootType(operation.Operation)));
        }

        DrainFrom(roots);

        // Fragments that no operation reaches must hold too. What a fragment spreads is done with it, so those that start chains come first.
        foreach (var fragment in context.Document.FragmentsBeforeTheirSpreads())
        {
            if (!_index.WasReached(fragment))
            {
                var root = _index.SetOf(fragment);
                DrainFrom([root]);
                roots.Add(root);
            }
        }

        _pass = MergePass.Selection;
        DrainFrom(roots);
    }

    /// <summary>Why the two fields of <see cref="Conflict"/> do not merge.</summary>
    public static string Reason(MergeField one, MergeField other) =>
        !SameShape(one, other) && one.Definition is { } definition && other.Definition is { } otherDefinition
            ? GraphQLErrors.DifferentTypes(definition.Type, otherDefinition.Type)
            : one.Node.Name.Value != other.Node.Name.Value
                ? GraphQLErrors.DifferentFields(one.Node, other.Node)
                : GraphQLErrors.DifferentArguments();

    private void DrainFrom(List<MergeSet> roots)
    {
        roots.ForEach(Enqueue);

        while (!IsOver && _open.TryDequeue(out var set))
        {
            Check(set);
        }
    }

    private bool IsOver => Conflict is not null || context.IsStopped;

    private void Enqueue(MergeSet? set)
    {
        if (set is not null && (set.Queued & _pass) == 0)
        {
            set.Queued |= _pass;
            _open.Enqueue(set);
        }
    }

    private void Check(MergeSet set)
    {
        context.Visits += set.Fields.Length + 1;

        if (set.Fragments.Length == 0)
        {
            CheckOwnFields(set, []);

            return;
        }

        // What the fragments bring is the same for every set that spreads them: it is checked once, and otherwise only against own fields.
        var fragments = set.Fields.Length == 0 ? set : _index.Set([], set.Fragments);
        var spread = _index.SpreadOf(fragments, out var repeated);
        Spend(repeated);

        if (set.Fields.Length == 0)
        {
            foreach (var group in spread.Values)
            {
                CheckGroup(group);
            }

            return;
        }

        Enqueue(fragments);
        CheckOwnFields(set, spread);
    }

    private void CheckOwnFields(MergeSet set, Dictionary<int, List<MergeField>> spread)
    {
        for (var start = 0; start < set.Fields.Length && !IsOver;)
        {
            var name = set.Fields[start].Key.ResponseName;
            var end = start + 1;

            while (end < set.Fields.Length && set.Fields[end].Key.ResponseName == name)
            {
                end++;
            }

            if (spread.TryGetValue(name, out var others))
            {
                CheckGroup([.. set.Fields.AsSpan(start, end - start), .. others]);
            }
            else if (end - start == 1)
            {
                Enqueue(set.Fields[start].Key.Children);
            }
            else
            {
                CheckGroup([.. set.Fields.AsSpan(start, end - start)]);
            }

            start = end;
        }
    }

    /// <param name="fields">All of one response name; distinct unless a field stands in the set and in its fragments.</param>
    private void CheckGroup(List<MergeField> fields)
    {
        if (fields.Count == 1)
        {
            Enqueue(fields[0].Key.Children);
        }
        else if (_pass == MergePass.Shape)
        {
            CompareAll(fields, SameShape);
        }
        else
        {
            CheckByParent(fields);
        }
    }

    /// <summary>Fields on different object types never meet; all others may.</summary>
    private void CheckByParent(List<MergeField> fields)
    {
        var anywhere = new List<MergeField>();
        var byType = new Dictionary<CompositeType, List<MergeField>>();

        foreach (var field in fields)
        {
            if (!field.HasConcreteParent)
            {
                anywhere.Add(field);
            }
            else if (byType.TryGetValue(field.Key.Parent!, out var sameType))
            {
                sameType.Add(field);
            }
            else
            {
                byType[field.Key.Parent!] = [field];
            }
        }

        if (byType.Count == 0)
        {
            CompareAll(anywhere, SameSelection);
        }

        foreach (var sameType in byType.Values)
        {
            sameType.AddRange(anywhere);
            CompareAll(sameType, SameSelection);
        }
    }

    private void CompareAll(List<MergeField> fields, Func<MergeField, MergeField, bool> same)
    {
        if (IsOver)
        {
            return;
        }

        if (fields.Count > 1)
        {
            var group = _index.Set(new HashSet<MergeField>(fields, ReferenceEqualityComparer.Instance), []);

            if ((group.Compared & _pass) != 0)
            {
                return;
            }

            group.Compared |= _pass;
            Spend(group.Fields.Length - 1);

            // An unknown type is like any other, so it must not be the one that all are compared with.
            var first = Array.Find(group.Fields, field => field.Key.Shape != 0) ?? group.Fields[0];

            foreach (var field in group.Fields)
            {
                if (!same(first, field))
                {
                    Conflict = (first, field);

                    return;
                }
            }
        }

        Enqueue(_index.ChildrenOf(fields));
    }

    private static bool SameShape(MergeField one, MergeField other) => one.Key.Shape == other.Key.Shape || one.Key.Shape == 0 || other.Key.Shape == 0;

    private static bool SameSelection(MergeField one, MergeField other) => one.Key.Selection == other.Key.Selection;

    private void Spend(int comparisons)
    {
        context.Comparisons += comparisons;

        if (context.Comparisons > context.Options.MaxMergeComparisons)
        {
            context.Stop(GraphQLErrors.LimitExceeded("mergeComparisons", context.Options.MaxMergeComparisons, context.Comparisons));
        }
    }
}
