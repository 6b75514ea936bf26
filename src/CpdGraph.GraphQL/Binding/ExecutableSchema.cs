using System.Collections.Concurrent;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Costs;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Binding;

/// <summary>A schema with everything bound to it. Immutable, safe to share.</summary>
public sealed class ExecutableSchema
{
    private readonly IReadOnlyDictionary<FieldDefinition, FieldBinding> _fields;
    private readonly IReadOnlyDictionary<Type, ObjectType> _objectTypes;
    private readonly IReadOnlyDictionary<ObjectType, ObjectGate> _gates;
    private readonly ConcurrentDictionary<Type, ObjectType?> _resolvedTypes = [];
    private readonly Func<object, string?>? _typeNameOf;
    private readonly InputBinder _inputs;
    private readonly ConcurrentDictionary<string, InputCodec?> _variables = new(StringComparer.Ordinal);

    internal ExecutableSchema(
        Schema schema,
        IReadOnlyDictionary<FieldDefinition, FieldBinding> fields,
        IReadOnlyDictionary<Type, ObjectType> objectTypes,
        IReadOnlyDictionary<EnumType, EnumNames> enums,
        IReadOnlyDictionary<ObjectType, ObjectGate> gates,
        InputBinder inputs,
        CostModel costs,
        Func<object, string?>? typeNameOf)
    {
        _gates = gates;
        Schema = schema;
        Costs = costs;
        Enums = enums;
        _fields = fields;
        _objectTypes = objectTypes;
        _inputs = inputs;
        _typeNameOf = typeNameOf;
    }

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    internal IReadOnlyDictionary<EnumType, EnumNames> Enums { get; }

    /// <summary>What everything in it costs.</summary>
    internal CostModel Costs { get; }

    internal FieldBinding Field(FieldDefinition field) => _fields[field];

    /// <summary>Which objects of a type a caller may see. Null: all of them.</summary>
    internal ObjectGate? Gate(ObjectType type) => _gates.GetValueOrDefault(type);

    /// <summary>The object type of a value where the schema leaves several open. Null when nothing is bound to its C# type.</summary>
    internal ObjectType? TypeOf(object value)
    {
        if (_typeNameOf is not null)
        {
            return _typeNameOf(value) is { } name ? Schema.Type(name) as ObjectType : null;
        }

        return _resolvedTypes.GetOrAdd(value.GetType(), Resolve);
    }

    /// <summary>Codec for variables of a type; null when nothing is bound to it.</summary>
    internal InputCodec? VariableCodec(GraphQLType type) => _variables.GetOrAdd(type.ToString()!, static (_, state) => state.Inputs.Variable(state.Type), (Inputs: _inputs, Type: type));

    private ObjectType? Resolve(Type clrType)
    {
        for (var type = clrType; type is not null; type = type.BaseType)
        {
            if (_objectTypes.TryGetValue(type, out var found))
            {
                return found;
            }
        }

        return clrType.GetInterfaces().Select(type => _objectTypes.GetValueOrDefault(type)).FirstOrDefault(found => found is not null);
    }
}

/// <summary>How one field of an object type is resolved, and read and written.</summary>
/// <param name="Resolver">Where its values come from.</param>
/// <param name="Writer">Writes its values. Null for composite types.</param>
/// <param name="Arguments">Builds its arguments. Null when its resolver takes none.</param>
/// <param name="Rule">Who may read it. Null when everyone may.</param>
/// <param name="MaxAge">How long an answer that holds it may be kept. Null: by nobody.</param>
internal sealed record FieldBinding(FieldResolver Resolver, ValueWriter? Writer, InputMembers? Arguments, AccessRule? Rule, TimeSpan? MaxAge);
