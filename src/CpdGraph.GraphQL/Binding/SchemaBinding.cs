using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Binding;

/// <summary>Attaches C# to a schema: types, enums, scalars, inputs and resolvers. Build it once at start; not thread-safe.</summary>
/// <remarks>Nothing depends on the order of the calls.</remarks>
public sealed class SchemaBinding
{
    private readonly Dictionary<string, TypeBinding> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<EnumType, EnumNames>> _enums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScalarCodec> _scalars = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _inputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _enumTypes = new(StringComparer.Ordinal);

    /// <param name="schema">The schema to bind. One binding a schema: codecs of custom scalars are attached to it.</param>
    /// <param name="options">Null for the defaults.</param>
    public SchemaBinding(Schema schema, BindingOptions? options = null)
    {
        Schema = schema;
        Options = options ?? new BindingOptions();
        Query = Type<Root>(schema.QueryType.Name);
        Mutation = schema.MutationType is { } mutation ? Type<Root>(mutation.Name) : new TypeBinding<Root>("Mutation");
        Subscription = new SubscriptionBinding(schema.SubscriptionType?.Name ?? "Subscription");

        if (schema.SubscriptionType is { } subscription)
        {
            _types[subscription.Name] = Subscription.Binding;
        }

        IntrospectionBinding.AddTo(this);
    }

    /// <summary>The schema that is bound.</summary>
    public Schema Schema { get; }

    /// <summary>Root fields of queries.</summary>
    public TypeBinding<Root> Query { get; }

    /// <summary>Root fields of mutations.</summary>
    public TypeBinding<Root> Mutation { get; }

    /// <summary>Root fields of subscriptions.</summary>
    public SubscriptionBinding Subscription { get; }

    internal BindingOptions Options { get; }

    /// <summary>Names the object type of a value where C# types do not. Null: C# types do.</summary>
    internal Func<object, string?>? TypeNameOf { get; init; }

    internal IReadOnlyDictionary<string, TypeBinding> Types => _types;

    internal IReadOnlyDictionary<string, Func<EnumType, EnumNames>> Enums => _enums;

    internal IReadOnlyDictionary<string, Type> EnumTypes => _enumTypes;

    internal IReadOnlyDictionary<string, ScalarCodec> Scalars => _scalars;

    internal IReadOnlyDictionary<string, Type> Inputs => _inputs;

    /// <summary>Lets a C# type stand for an object type. Values of its subclasses are of the same object type unless they are bound themselves.</summary>
    /// <exception cref="ArgumentException">The object type is bound already.</exception>
    public TypeBinding<T> Type<T>(string name)
    {
        var binding = new TypeBinding<T>(name);

        if (!_types.TryAdd(name, binding.Binding))
        {
            throw new ArgumentException($"Type {name} is bound twice.", nameof(name));
        }

        return binding;
    }

    /// <summary>The binding of an object type, new or known.</summary>
    internal TypeBinding Binding(string name) =>
        _types.TryGetValue(name, out var known) ? known : Type<object>(name).Binding;

    /// <summary>Lets a C# enum stand for an enum: TRAINING_HUB is TrainingHub. Every value has a partner on the other side.</summary>
    public void Enum<T>(string name)
        where T : struct, Enum
    {
        _enums[name] = EnumPairs.Of<T>;
        _enumTypes[name] = typeof(T);
    }

    /// <summary>Keeps the values of an enum as their names.</summary>
    public void EnumAsString(string name) => _enums[name] = EnumPairs.OfStrings;

    /// <summary>Reads and writes a custom scalar.</summary>
    public void Scalar(string name, ScalarCodec codec) => _scalars[name] = codec;

    /// <summary>Lets a C# type stand for an input object. Needed only where no argument says it by its own C# type.</summary>
    public void Input<T>(string name) => _inputs[name] = typeof(T);

    /// <summary>Every mismatch between the schema and what is bound to it.</summary>
    public BindingReport Inspect() => new SchemaBinder(this).Report;

    /// <summary>Makes the schema executable.</summary>
    /// <exception cref="BindingException">The schema and what is bound to it differ.</exception>
    public ExecutableSchema Build()
    {
        var binder = new SchemaBinder(this);

        return binder.Report.Mismatches.IsEmpty ? binder.Schema : throw new BindingException(binder.Report);
    }
}
