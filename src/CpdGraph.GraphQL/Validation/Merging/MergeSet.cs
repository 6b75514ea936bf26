namespace CpdGraph.GraphQL.Validation.Merging;

/// <summary>Fields and spreads that stand together, in whatever order. Equal sets are one instance.</summary>
/// <param name="fields">Distinct, by response name, then by id.</param>
/// <param name="fragments">Numbers of the fragments that are spread, distinct and ascending.</param>
internal sealed class MergeSet(MergeField[] fields, int[] fragments)
{
    public MergeField[] Fields { get; } = fields;

    public int[] Fragments { get; } = fragments;

    /// <summary>All fields of the spread fragments, through further spreads too, by response name. Null until asked for.</summary>
    public Dictionary<int, List<MergeField>>? Spread { get; set; }

    /// <summary>Passes that have this set on their list, or had it.</summary>
    public MergePass Queued { get; set; }

    /// <summary>Passes that have compared these fields with each other.</summary>
    public MergePass Compared { get; set; }
}

/// <summary>The two halves of field merging, each of which goes through the whole document once.</summary>
[Flags]
internal enum MergePass
{
    None = 0,

    /// <summary>Whatever the parent types are, equal response names must have equal shapes.</summary>
    Shape = 1,

    /// <summary>Fields that can apply to the same object must be the same field with the same arguments.</summary>
    Selection = 2,
}

/// <summary>Sets are equal when they hold the same instances.</summary>
internal sealed class MergeSetContent : IEqualityComparer<MergeSet>
{
    private static readonly IEqualityComparer<MergeField> Instances = ReferenceEqualityComparer.Instance;

    public bool Equals(MergeSet? x, MergeSet? y) =>
        x!.Fragments.AsSpan().SequenceEqual(y!.Fragments) && x.Fields.AsSpan().SequenceEqual(y.Fields, Instances);

    public int GetHashCode(MergeSet set)
    {
        var hash = new HashCode();

        foreach (var field in set.Fields)
        {
            hash.Add(field.Id);
        }

        foreach (var fragment in set.Fragments)
        {
            hash.Add(~fragment);
        }

        return hash.ToHashCode();
    }
}
