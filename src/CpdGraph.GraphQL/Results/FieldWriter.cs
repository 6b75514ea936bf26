using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.GraphQL.Results;

/// <summary>Writes the value of a field straight from its parent, with no column between.</summary>
internal abstract class FieldWriter
{
    /// <exception cref="LeafFailureException">The value cannot stand here; the caller starts again the careful way.</exception>
    public abstract void Write(JsonOutput output, object? parent, object? arguments, RequestContext context);
}

/// <summary>A leaf, without a box.</summary>
internal sealed class LeafWriter<TResult>(ReadResolver<TResult> resolver, ValueWriter<TResult> values) : FieldWriter
{
    public override void Write(JsonOutput output, object? parent, object? arguments, RequestContext context) =>
        values.Write(output, resolver.ReadTyped(parent, arguments, context));
}

/// <summary>A leaf that is read from the parent alone, as nearly every one is: a call less than the general way.</summary>
internal sealed class PropertyWriter<TParent, TResult>(Func<TParent, TResult> read, ValueWriter<TResult> values) : FieldWriter
{
    public override void Write(JsonOutput output, object? parent, object? arguments, RequestContext context) =>
        values.Write(output, read((TParent)parent!));
}
