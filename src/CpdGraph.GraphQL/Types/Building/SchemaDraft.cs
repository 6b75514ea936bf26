using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Scalars;

namespace CpdGraph.GraphQL.Types.Building;

/// <summary>A schema whose names all resolve, before the rules about types have been checked.</summary>
internal sealed class SchemaDraft
{
    private readonly Dictionary<string, NamedType> _all = new(StringComparer.Ordinal);
    private readonly ImmutableArray<NamedType> _introspectionTypes;

    private SchemaDraft(SchemaDocument document)
    {
        Document = document;

        foreach (var name in BuiltInScalars.Names)
        {
            _all[name] = BuiltInScalars.Create(name);
        }

        var builtIn = new TypeFactory(BuiltInDefinitions.Document, Type, isBuiltIn: true);
        var own = new TypeFactory(document, Type, isBuiltIn: false);
        _introspectionTypes = Create(builtIn, BuiltInDefinitions.Document);
        Types = Create(own, document);

        foreach (var type in _introspectionTypes)
        {
            builtIn.Complete(type);
        }

        foreach (var type in Types)
        {
            own.Complete(type);
        }

        Directives =
        [
            .. document.Directives.Select(own.Directive),
            .. BuiltInDefinitions.Document.Directives.Where(node => document.Directive(node.Name.Value) is null).Select(builtIn.Directive),
        ];
    }

    public SchemaDocument Document { get; }

    /// <summary>Types of the document in its order, without the built-in ones.</summary>
    public ImmutableArray<NamedType> Types { get; }

    /// <summary>The document's own, then those of the specification that it does not define itself.</summary>
    public ImmutableArray<DirectiveDefinition> Directives { get; }

    /// <summary>Every argument and input field of the document's own types and directives.</summary>
    public IEnumerable<InputValueDefinition> InputValues =>
        Directives.Where(directive => directive.Location is not null).SelectMany(directive => directive.Arguments)
            .Concat(Types.OfType<FieldsType>().SelectMany(type => type.Fields).SelectMany(member => member.Arguments))
            .Concat(InputFields);

    /// <summary>Every field of the document's own input objects.</summary>
    public IEnumerable<InputValueDefinition> InputFields => Types.OfType<InputObjectType>().SelectMany(type => type.Fields);

    public static SchemaDraft Of(SchemaDocument document) => new(document);

    public NamedType? Type(string name) => _all.GetValueOrDefault(name);

    /// <summary>Where the root type of an operation is named; null when it is not, or only by the convention.</summary>
    public NamedTypeNode? RootTypeNode(OperationType operation) =>
        Document.Schemas.SelectMany(schema => schema.OperationTypes).FirstOrDefault(root => root.Operation == operation)?.Type;

    /// <summary>The root type of an operation: as the schema definition says, or by the names Query, Mutation and Subscription without one.</summary>
    /// <returns>Null when there is none; a type of the wrong kind is the business of a rule.</returns>
    public NamedType? RootType(OperationType operation)
    {
        if (RootTypeNode(operation) is { } named)
        {
            return Type(named.Name.Value);
        }

        return Document.Schemas.Any(schema => !schema.IsExtension) ? null : Type(operation.ToString());
    }

    /// <summary>The schema, once the rules have found nothing.</summary>
    public Schema ToSchema()
    {
        var query = (ObjectType)RootType(OperationType.Query)!;
        var used = new HashSet<NamedType>(ReferencedTypes());

        return new Schema(
            Document.Schemas.Select(schema => schema.Description?.Value).FirstOrDefault(description => description is not null),
            [.. Document.Schemas.SelectMany(schema => schema.Directives)],
            query,
            (ObjectType?)RootType(OperationType.Mutation),
            (ObjectType?)RootType(OperationType.Subscription),
            [.. Types, .. BuiltInScalars.Names.Select(name => _all[name]).Where(used.Contains), .. _introspectionTypes],
            [.. BuiltInScalars.Names.Select(name => (ScalarType)_all[name])],
            Directives,
            MetaFieldsOf(query));
    }

    private ImmutableArray<NamedType> Create(TypeFactory factory, SchemaDocument document)
    {
        var types = ImmutableArray.CreateBuilder<NamedType>();

        foreach (var node in document.Types)
        {
            // A schema may repeat a definition of the specification; the specification's holds.
            if (!_all.ContainsKey(node.Name.Value))
            {
                var type = factory.Create(node);
                _all.Add(type.Name, type);
                types.Add(type);
            }
        }

        return types.ToImmutable();
    }

    private IEnumerable<NamedType> ReferencedTypes()
    {
        foreach (var type in Types.Concat(_introspectionTypes))
        {
            foreach (var field in type is FieldsType fieldsType ? fieldsType.Fields : [])
            {
                yield return field.Type.Named;

                foreach (var argument in field.Arguments)
                {
                    yield return argument.Type.Named;
                }
            }

            foreach (var field in type is InputObjectType input ? input.Fields : [])
            {
                yield return field.Type.Named;
            }
        }

        foreach (var argument in Directives.SelectMany(directive => directive.Arguments))
        {
            yield return argument.Type.Named;
        }
    }

    private MetaFields MetaFieldsOf(ObjectType query)
    {
        var text = new NonNullType(_all["String"]);
        var name = new InputValueDefinition($"{query.Name}.__type(name:)", "name", null, text, null, null, [], null);

        return new MetaFields(
            new FieldDefinition(query, "__schema", "The schema.", new NonNullType(_all["__Schema"]), [], null, [], null),
            new FieldDefinition(query, "__type", "A type by name; null when there is none.", _all["__Type"], [name], null, [], null),
            new FieldDefinition(query, "__typename", "Name of the object type.", text, [], null, [], null));
    }
}
