using System.Reflection;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.GraphQL.Binding;

/// <summary>A C# type that stands for an object type, with the resolvers that were named.</summary>
internal abstract class TypeBinding(string typeName, Type clrType)
{
    public string TypeName { get; } = typeName;

    public Type ClrType { get; } = clrType;

    public Dictionary<string, FieldResolver> Resolvers { get; } = new(StringComparer.Ordinal);

    public List<string> Repeated { get; } = [];

    protected void Add(string field, FieldResolver resolver)
    {
        if (!Resolvers.TryAdd(field, resolver))
        {
            Repeated.Add(field);
        }
    }

    /// <summary>Nullability of what a delegate returns. A lambda says nothing about reference types: unknown then.</summary>
    protected static NullabilityInfo NullabilityOf(Delegate resolver) => new NullabilityInfoContext().Create(resolver.Method.ReturnParameter);
}

/// <summary>Attaches resolvers to the fields of an object type. Fields that are not named bind to the public property of the same name.</summary>
/// <typeparam name="T">C# type of the object.</typeparam>
public sealed class TypeBinding<T>
{
    private readonly Kernel _kernel;

    internal TypeBinding(string typeName) => _kernel = new Kernel(typeName);

    internal TypeBinding Binding => _kernel;

    /// <summary>Reads a field from the object alone.</summary>
    public TypeBinding<T> Field<TResult>(string name, Func<T, TResult> read) =>
        Add(name, new PropertyRead<T, TResult>(read) { ResultNullability = Kernel.Of(read) });

    /// <summary>Reads a field from the object with the request's services. Must not wait: use <see cref="Batch{TResult}"/> for that.</summary>
    public TypeBinding<T> Field<TResult>(string name, Func<T, RequestContext, TResult> read) =>
        Add(name, new ContextRead<T, TResult>(read) { ResultNullability = Kernel.Of(read) });

    /// <summary>Reads a field with arguments.</summary>
    /// <typeparam name="TArguments">A record with one constructor parameter or property for each argument.</typeparam>
    /// <typeparam name="TResult">C# type of the result.</typeparam>
    public TypeBinding<T> Field<TArguments, TResult>(string name, Func<T, TArguments, RequestContext, TResult> read) =>
        Add(name, new ArgumentsRead<T, TArguments, TResult>(read) { ResultNullability = Kernel.Of(read) });

    /// <summary>Works a field out for all objects at once.</summary>
    public TypeBinding<T> Batch<TResult>(string name, Func<FieldBatch<T, TResult>, CancellationToken, ValueTask> run) =>
        Add(name, new PlainBatch<T, TResult>(run));

    /// <summary>Works a field with arguments out for all objects at once.</summary>
    public TypeBinding<T> Batch<TArguments, TResult>(string name, Func<FieldBatch<T, TArguments, TResult>, CancellationToken, ValueTask> run) =>
        Add(name, new ArgumentsBatch<T, TArguments, TResult>(run));

    private TypeBinding<T> Add(string name, FieldResolver resolver)
    {
        _kernel.AddResolver(name, resolver);

        return this;
    }

    private sealed class Kernel(string typeName) : TypeBinding(typeName, typeof(T))
    {
        public static NullabilityInfo Of(Delegate resolver) => NullabilityOf(resolver);

        public void AddResolver(string field, FieldResolver resolver) => Add(field, resolver);
    }
}

/// <summary>Resolvers of a root type, whose one parent is the root value.</summary>
public static class RootBinding
{
    /// <summary>Resolves a root field that may wait. Only root fields have it: anywhere else one call an object would be the result.</summary>
    public static TypeBinding<Root> FieldAsync<TArguments, TResult>(
        this TypeBinding<Root> root, string name, Func<TArguments, RequestContext, CancellationToken, ValueTask<TResult>> resolve) =>
        root.Batch<TArguments, TResult>(name, async (batch, cancellation) =>
        {
            var result = await resolve(batch.Arguments, batch.Context, cancellation).ConfigureAwait(false);

            batch.Fill(_ => result);
        });
}

/// <summary>The parent of root fields. The value that the request was given is in <see cref="RequestContext.RootValue"/>.</summary>
public sealed class Root
{
    private Root()
    {
    }

    /// <summary>The only one.</summary>
    public static Root Instance { get; } = new();
}
