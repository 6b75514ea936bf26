using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation.Merging;

/// <summary>A field as merging sees it. All fields of a document that look the same are one instance, so a repeated field costs nothing.</summary>
internal sealed class MergeField(int id, in MergeFieldKey key, FieldNode node, FieldDefinition? definition)
{
    /// <summary>From 0, in the order of making.</summary>
    public int Id { get; } = id;

    /// <summary>What tells it from others.</summary>
    public MergeFieldKey Key { get; } = key;

    /// <summary>The first of them in the document.</summary>
    public FieldNode Node { get; } = node;

    /// <summary>Null when unknown.</summary>
    public FieldDefinition? Definition { get; } = definition;

    /// <summary>Whether it applies to objects of one type only.</summary>
    public bool HasConcreteParent => Key.Parent is ObjectType;
}

/// <summary>All that merging asks about a field.</summary>
/// <param name="ResponseName">Number that stands for the response name.</param>
/// <param name="Selection">Number that stands for the field's name with its arguments.</param>
/// <param name="Shape">Number that stands for the wrappers of its type with the leaf type, or with "composite". 0 when the type is unknown.</param>
/// <param name="Parent">Type that it is selected on. Null when unknown.</param>
/// <param name="Children">What is selected below it. Null when nothing is.</param>
internal readonly record struct MergeFieldKey(int ResponseName, int Selection, int Shape, CompositeType? Parent, MergeSet? Children);
