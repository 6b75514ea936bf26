using System.Reflection;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Binding;

/// <summary>How the values of one field come about: read from each parent, or worked out for all parents at once.</summary>
internal abstract class FieldResolver
{
    /// <summary>C# type of the parents. <see cref="object"/> for root fields.</summary>
    public abstract Type ParentType { get; }

    /// <summary>C# type of the result.</summary>
    public abstract Type ResultType { get; }

    /// <summary>C# type of the arguments. Null when the field takes none.</summary>
    public virtual Type? ArgumentsType => null;

    /// <summary>Whether the compiler knows the result to be nullable. Null when it cannot be told (a lambda's reference type).</summary>
    public NullabilityInfo? ResultNullability { get; init; }

    /// <summary>Whether results are checked value by value while the request runs, because no C# type says what they are.</summary>
    public virtual bool IsChecked => false;

    /// <summary>A column for the results of <paramref name="count"/> parents.</summary>
    public abstract ResultColumn CreateColumn(int count, ValueWriter? writer);

    /// <summary>What writes a leaf straight from its parent. Null when the values have to be worked out first.</summary>
    public virtual FieldWriter? CreateLeaf(ValueWriter writer) => null;
}

/// <summary>Reads from the parent at once; at most with arguments and the request's services. May throw, never waits.</summary>
internal abstract class ReadResolver : FieldResolver
{
    public abstract object? Read(object? parent, object? arguments, RequestContext context);
}

/// <inheritdoc/>
internal abstract class ReadResolver<TResult> : ReadResolver
{
    public sealed override Type ResultType => typeof(TResult);

    public abstract TResult ReadTyped(object? parent, object? arguments, RequestContext context);

    public override object? Read(object? parent, object? arguments, RequestContext context) => ReadTyped(parent, arguments, context);

    public sealed override ResultColumn CreateColumn(int count, ValueWriter? writer) => new ResultColumn<TResult>(count, writer as ValueWriter<TResult>);

    public override FieldWriter CreateLeaf(ValueWriter writer) => new LeafWriter<TResult>(this, (ValueWriter<TResult>)writer);
}

/// <summary>Reads from the parent alone.</summary>
internal sealed class PropertyRead<TParent, TResult>(Func<TParent, TResult> read) : ReadResolver<TResult>
{
    public override Type ParentType => typeof(TParent);

    // A call less than by way of the typed one: every object of a response is read by it.
    public override object? Read(object? parent, object? arguments, RequestContext context) => read((TParent)parent!);

    public override TResult ReadTyped(object? parent, object? arguments, RequestContext context) => read((TParent)parent!);

    public override FieldWriter CreateLeaf(ValueWriter writer) => new PropertyWriter<TParent, TResult>(read, (ValueWriter<TResult>)writer);
}

/// <summary>Reads with the request's services.</summary>
internal sealed class ContextRead<TParent, TResult>(Func<TParent, RequestContext, TResult> read) : ReadResolver<TResult>
{
    public override Type ParentType => typeof(TParent);

    public override object? Read(object? parent, object? arguments, RequestContext context) => read((TParent)parent!, context);

    public override TResult ReadTyped(object? parent, object? arguments, RequestContext context) => read((TParent)parent!, context);
}

/// <summary>Reads with arguments and the request's services.</summary>
internal sealed class ArgumentsRead<TParent, TArguments, TResult>(Func<TParent, TArguments, RequestContext, TResult> read) : ReadResolver<TResult>
{
    public override Type ParentType => typeof(TParent);

    public override Type ArgumentsType => typeof(TArguments);

    public override TResult ReadTyped(object? parent, object? arguments, RequestContext context) =>
        read((TParent)parent!, (TArguments)arguments!, context);
}

/// <summary>Works out the results for all parents in one call. May wait.</summary>
internal abstract class BatchResolver : FieldResolver
{
    /// <summary>Whether it may run while another one of the same request waits. False for everything that uses the request's database context.</summary>
    public bool IsParallel { get; init; }

    /// <summary>Fills <paramref name="results"/>, one entry a parent, in the order of the parents.</summary>
    public abstract ValueTask RunAsync(ParentRows parents, object? arguments, ResultColumn results, RequestContext context, CancellationToken cancellation);
}

/// <inheritdoc/>
internal abstract class BatchResolver<TResult> : BatchResolver
{
    public sealed override Type ResultType => typeof(TResult);

    public sealed override ResultColumn CreateColumn(int count, ValueWriter? writer) => new ResultColumn<TResult>(count, writer as ValueWriter<TResult>);
}

internal sealed class PlainBatch<TParent, TResult>(Func<FieldBatch<TParent, TResult>, CancellationToken, ValueTask> run) : BatchResolver<TResult>
{
    public override Type ParentType => typeof(TParent);

    public override ValueTask RunAsync(ParentRows parents, object? arguments, ResultColumn results, RequestContext context, CancellationToken cancellation) =>
        run(new FieldBatch<TParent, TResult>(parents, (ResultColumn<TResult>)results, context), cancellation);
}

internal sealed class ArgumentsBatch<TParent, TArguments, TResult>(Func<FieldBatch<TParent, TArguments, TResult>, CancellationToken, ValueTask> run)
    : BatchResolver<TResult>
{
    public override Type ParentType => typeof(TParent);

    public override Type ArgumentsType => typeof(TArguments);

    public override ValueTask RunAsync(ParentRows parents, object? arguments, ResultColumn results, RequestContext context, CancellationToken cancellation) =>
        run(new FieldBatch<TParent, TArguments, TResult>(parents, (TArguments)arguments!, (ResultColumn<TResult>)results, context), cancellation);
}
