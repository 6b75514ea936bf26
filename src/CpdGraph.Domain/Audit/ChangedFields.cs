using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Collects the names of the fields that a change changed.</summary>
internal sealed class ChangedFields
{
    private readonly ImmutableArray<string>.Builder names = ImmutableArray.CreateBuilder<string>();

    /// <summary>Notes the field when the two values differ.</summary>
    public ChangedFields Note<T>(string name, T before, T after)
    {
        if (!EqualityComparer<T>.Default.Equals(before, after))
        {
            names.Add(name);
        }

        return this;
    }

    /// <summary>Notes the field when the two lists differ.</summary>
    public ChangedFields NoteList<T>(string name, ImmutableArray<T> before, ImmutableArray<T> after)
    {
        if (!before.SequenceEqual(after))
        {
            names.Add(name);
        }

        return this;
    }

    /// <summary>The names, in the order in which they were noted.</summary>
    public ImmutableArray<string> ToImmutable() => names.ToImmutable();
}
