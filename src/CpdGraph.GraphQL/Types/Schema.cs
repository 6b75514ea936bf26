using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types;

/// <summary>A valid schema. Immutable but for the codecs that a binding attaches to custom scalars; safe to share.</summary>
public sealed class Schema
{
    private readonly MetaFields _metaFields;
    private readonly Dictionary<string, NamedType> _types;
    private readonly Dictionary<string, DirectiveDefinition> _directives;
    private readonly Dictionary<CompositeType, ImmutableArray<ObjectType>> _possibleTypes;
    private readonly Dictionary<CompositeType, HashSet<ObjectType>> _possibleTypeSets;

    /// <param name="types">All types, built-in ones included, in the order in which they print.</param>
    /// <param name="builtInScalars">All five, whether the schema uses them or not.</param>
    internal Schema(
        string? description,
        ImmutableArray<DirectiveNode> appliedDirectives,
        ObjectType queryType,
        ObjectType? mutationType,
        ObjectType? subscriptionType,
        ImmutableArray<NamedType> types,
        ImmutableArray<ScalarType> builtInScalars,
        ImmutableArray<DirectiveDefinition> directives,
        MetaFields metaFields)
    {
        _metaFields = metaFields;
        Description = description;
        AppliedDirectives = appliedDirectives;
        QueryType = queryType;
        MutationType = mutationType;
        SubscriptionType = subscriptionType;
        Types = types;
        Directives = directives;
        _types = IndexByName.Of([.. types, .. builtInScalars], type => type.Name);
        _directives = IndexByName.Of(directives, directive => directive.Name);
        ObjectTypes = [.. types.OfType<ObjectType>()];

        for (var i = 0; i < ObjectTypes.Length; i++)
        {
            ObjectTypes[i].Ordinal = i;
        }

        _possibleTypes = types.OfType<CompositeType>().ToDictionary(type => type, PossibleTypesIn);
        _possibleTypeSets = _possibleTypes.ToDictionary(pair => pair.Key, pair => pair.Value.ToHashSet());
    }

    /// <summary>Null when none is written.</summary>
    public string? Description { get; }

    /// <summary>Directives applied to the schema definition and its extensions.</summary>
    public ImmutableArray<DirectiveNode> AppliedDirectives { get; }

    /// <summary>Root of queries.</summary>
    public ObjectType QueryType { get; }

    /// <summary>Root of mutations. Null when there are none.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>Root of subscriptions. Null when there are none.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>All types in source order, then the built-in scalars that are used, then the types of introspection.</summary>
    public ImmutableArray<NamedType> Types { get; }

    /// <summary>All object types; the index is their <see cref="ObjectType.Ordinal"/>.</summary>
    public ImmutableArray<ObjectType> ObjectTypes { get; }

    /// <summary>All directives: those of the specification and the schema's own.</summary>
    public ImmutableArray<DirectiveDefinition> Directives { get; }

    /// <summary>A type by name; null when there is none. Knows the built-in scalars even where <see cref="Types"/> leaves them out as unused.</summary>
    public NamedType? Type(string name) => _types.GetValueOrDefault(name);

    /// <summary>The type of a reference as written, such as a variable's; null when the named type inside is not known.</summary>
    /// <remarks>Lists and non-null types are made anew: compare them with <see cref="TypeComparison"/>, not by reference.</remarks>
    public GraphQLType? TypeOf(TypeNode node) => TypeReferences.Resolve(node, Type);

    /// <summary>A directive by name; null when there is none.</summary>
    public DirectiveDefinition? Directive(string name) => _directives.GetValueOrDefault(name);

    /// <summary>Root type of an operation; null when the schema has none.</summary>
    public ObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Query => QueryType,
        OperationType.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>Objects that a value of this type can be: itself, the implementations, or the members, in schema order.</summary>
    public ImmutableArray<ObjectType> PossibleTypes(CompositeType type) => _possibleTypes[type];

    /// <summary>Whether a value of <paramref name="type"/> can be <paramref name="candidate"/>.</summary>
    public bool IsPossibleType(CompositeType type, ObjectType candidate) => ReferenceEquals(type, candidate) || _possibleTypeSets[type].Contains(candidate);

    /// <summary>Whether some object belongs to both types.</summary>
    public bool Overlap(CompositeType one, CompositeType other) =>
        ReferenceEquals(one, other) || _possibleTypeSets[one].Overlaps(_possibleTypeSets[other]);

    /// <summary>A field of a type, the meta-fields included: <c>__typename</c> on every composite type, <c>__schema</c> and <c>__type</c> on the query root. Null when there is none.</summary>
    public FieldDefinition? FieldOf(CompositeType type, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            if (name == "__typename")
            {
                return _metaFields.TypeName;
            }

            if (ReferenceEquals(type, QueryType))
            {
                if (name == "__schema")
                {
                    return _metaFields.Schema;
                }

                if (name == "__type")
                {
                    return _metaFields.Type;
                }
            }
        }

        return (type as FieldsType)?.Field(name);
    }

    private ImmutableArray<ObjectType> PossibleTypesIn(CompositeType type) => type switch
    {
        ObjectType self => [self],
        UnionType union => union.Members,
        InterfaceType @interface => [.. ObjectTypes.Where(candidate => candidate.Interfaces.Contains(@interface))],
        _ => [],
    };
}

/// <summary>The fields that every schema has without defining them.</summary>
/// <param name="Schema"><c>__schema</c>, on the query root.</param>
/// <param name="Type"><c>__type</c>, on the query root.</param>
/// <param name="TypeName"><c>__typename</c>, on every composite type.</param>
internal sealed record MetaFields(FieldDefinition Schema, FieldDefinition Type, FieldDefinition TypeName);
