using System.Collections.Immutable;
using System.Text;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Planning;

/// <summary>What to read of objects of one type: the collected fields in response order. Immutable; shared wherever the same selection sets meet the same type.</summary>
internal sealed class SelectionPlan(ObjectType type, ObjectGate? gate, FieldPlan[] fields, int expandedFields, TimeSpan? maxAge)
{
    public ObjectType Type { get; } = type;

    /// <summary>Which objects the caller may see. Null: all of them.</summary>
    public ObjectGate? Gate { get; } = gate;

    /// <summary>What <c>__typename</c> is written as.</summary>
    public byte[] TypeName { get; } = Encoding.UTF8.GetBytes($"\"{type.Name}\"");

    public FieldPlan[] Fields { get; } = fields;

    /// <summary>
    /// Whether everything in it can be written from an object alone: everyone may see and read it, nothing takes arguments or has to be
    /// worked out for all parents together, and so all the way down.
    /// </summary>
    public bool IsPlain { get; } = gate is null && Array.TrueForAll(fields, field => field.IsPlain);

    /// <summary>The shortest time that a field here or below may be kept. Null: one may not; the longest there is: there is none that has a say.</summary>
    public TimeSpan? MaxAge { get; } = maxAge;

    /// <summary>Fields in this plan and all below, counted once for each place where they stand.</summary>
    public int ExpandedFields { get; } = expandedFields;
}

/// <summary>How a field gets its values.</summary>
internal enum FieldKind
{
    /// <summary><c>__typename</c>: the plan knows it.</summary>
    TypeName,

    /// <summary>A leaf read from the parent while the response is written.</summary>
    ReadLeaf,

    /// <summary>A leaf that a batch resolver works out.</summary>
    BatchLeaf,

    /// <summary>Objects read from the parent at once.</summary>
    ReadObject,

    /// <summary>Objects read from the parent while the response is written, with all that is selected of them.</summary>
    PlainObject,

    /// <summary>Objects that a batch resolver works out.</summary>
    BatchObject,
}

/// <summary>One field of the response, for parents of one type.</summary>
internal sealed class FieldPlan
{
    public required FieldKind Kind { get; init; }

    public required FieldDefinition Definition { get; init; }

    public required string ResponseName { get; init; }

    /// <summary>What is written before the value: comma, response name, colon. No character that a name may have needs an escape.</summary>
    public byte[] Label => field ??= Encoding.UTF8.GetBytes($",\"{ResponseName}\":");

    /// <summary>The same of the first field of an object.</summary>
    public ReadOnlySpan<byte> FirstLabel => Label.AsSpan(1);

    /// <summary>Every place in the document that asks for it, for error locations.</summary>
    public required ImmutableArray<FieldNode> Nodes { get; init; }

    /// <summary>Null for <c>__typename</c>.</summary>
    public FieldResolver? Resolver { get; init; }

    /// <summary>Writes the field from its parent. Null unless the kind is <see cref="FieldKind.ReadLeaf"/> or <see cref="FieldKind.PlainObject"/>.</summary>
    public FieldWriter? FromParent { get; init; }

    public ValueWriter? Writer { get; init; }

    public ArgumentPlan Arguments { get; init; } = ArgumentPlan.None;

    /// <summary>The shortest time that it and what is below may be kept. Null: not at all.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Who may read it. Null when everyone may.</summary>
    public AccessRule? Rule { get; init; }

    /// <summary>The one selection when the schema allows one object type only.</summary>
    public SelectionPlan? Selection { get; init; }

    /// <summary>Selections by object type where the schema allows several. Null otherwise.</summary>
    public Dictionary<ObjectType, SelectionPlan>? Selections { get; init; }

    /// <summary>Whether it can be written from an object alone, whoever asks. See <see cref="SelectionPlan.IsPlain"/>.</summary>
    public bool IsPlain => Kind is (FieldKind.TypeName or FieldKind.ReadLeaf or FieldKind.PlainObject) && Rule is null && Arguments == ArgumentPlan.None;

    public GraphQLType Type => Definition.Type;

    public Location[] Locations => [.. Nodes.Select(node => node.Location)];

    public SelectionPlan? SelectionFor(ObjectType type) => Selection is { } only
        ? ReferenceEquals(only.Type, type) ? only : null
        : Selections!.GetValueOrDefault(type);
}

/// <summary>Where a field's arguments come from: nowhere, a constant built once, or the request's variables.</summary>
internal sealed class ArgumentPlan
{
    public static readonly ArgumentPlan None = new(null, [], null, null);

    private readonly InputMembers? _members;
    private readonly ArgumentNode[] _nodes;
    private readonly object? _constant;
    private readonly InputException? _failure;

    private ArgumentPlan(InputMembers? members, ArgumentNode[] nodes, object? constant, InputException? failure)
    {
        _members = members;
        _nodes = nodes;
        _constant = constant;
        _failure = failure;
    }

    public static ArgumentPlan Of(InputMembers? members, FieldNode node)
    {
        if (members is null)
        {
            return None;
        }

        ArgumentNode[] nodes = [.. node.Arguments];

        if (Array.Exists(nodes, argument => HoldsVariable(argument.Value)))
        {
            return new ArgumentPlan(members, nodes, null, null);
        }

        try
        {
            return new ArgumentPlan(null, nodes, Build(members, nodes, VariableValues.None), null);
        }
        catch (InputException failure)
        {
            // Validation lets pass what only a codec can judge, or a list that is too long: it fails the field each time it runs.
            return new ArgumentPlan(null, nodes, null, failure);
        }
    }

    /// <summary>The arguments as the resolver takes them. Null when it takes none.</summary>
    /// <exception cref="InputException">A value does not fit.</exception>
    public object? Build(VariableValues variables)
    {
        if (_failure is not null)
        {
            // Another one each time: an exception is changed on its way up.
            throw new InputException(_failure.Message, _failure.Limit, _failure.Maximum, _failure.Actual).Within(_failure.PathFrom(""));
        }

        return _members is null ? _constant : Build(_members, _nodes, variables);
    }

    private static object Build(InputMembers members, ArgumentNode[] nodes, VariableValues variables) =>
        members.Construct(members.Read<ArgumentNode>(nodes, static argument => (argument.Name.Value, argument.Value), variables));

    private static bool HoldsVariable(ValueNode value) => value switch
    {
        VariableNode => true,
        ListValueNode list => list.Items.Any(HoldsVariable),
        ObjectValueNode node => node.Fields.Any(field => HoldsVariable(field.Value)),
        _ => false,
    };
}
