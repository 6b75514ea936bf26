using System.Globalization;
using System.Text;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Tests.Differential;

/// <summary>A made-up request.</summary>
/// <param name="Variables">A JSON object.</param>
internal sealed record MadeRequest(string Query, string Variables, string? OperationName);

/// <summary>Makes documents over a schema: valid ones, and with a rate of slips ones that are wrong in all the ways that rules know.</summary>
internal sealed class RandomDocument
{
    private const int Deepest = 5;
    private readonly Chance chance;
    private readonly Schema schema;
    private readonly RandomLiteral literals;
    private readonly List<(string Name, CompositeType Type, string Text)> fragments = [];
    private readonly Dictionary<string, (string Definition, string? Json)> variables = [];
    private readonly bool sharesFragments;
    private int made;
    private int size;

    private RandomDocument(Chance chance, Schema schema)
    {
        this.chance = chance;
        this.schema = schema;
        literals = new RandomLiteral(chance, schema);
        sharesFragments = chance.Is(0.2);
    }

    public static MadeRequest Next(Chance chance, Schema schema)
    {
        chance.SlipRate = chance.Is(0.5) ? 0 : chance.Pick([0.01, 0.03, 0.08]);
        var request = new RandomDocument(chance, schema).Make();

        return chance.Is(0.12) ? request with { Query = TokenSlip.In(request.Query, chance) } : request;
    }

    private MadeRequest Make()
    {
        // With several operations, fragments are shared and cannot know whose variables they use.
        var operations = sharesFragments ? chance.Between(2, 3) : 1;
        var text = new StringBuilder();
        var json = new List<string>();

        for (var i = 0; i < operations; i++)
        {
            variables.Clear();
            text.Append(Operation(operations == 1 && !chance.Slips() ? null : i));
            json.AddRange(variables.Where(pair => pair.Value.Json is not null).Select(pair => $"\"{pair.Key}\":{pair.Value.Json}"));
        }

        foreach (var (name, type, body) in fragments)
        {
            text.Append(CultureInfo.InvariantCulture, $"fragment {name} on {(chance.Slips() ? literals.AnyTypeName() : type)}{Directives("FRAGMENT_DEFINITION")} {body}\n");

            if (chance.Slips())
            {
                text.Append(CultureInfo.InvariantCulture, $"fragment {name}{(chance.Is(0.5) ? "" : "Unused")} on {type} {body}\n");
            }
        }

        if (chance.Slips())
        {
            text.Append("type Local { a: Int }\n");
        }

        var chosen = operations == 1 && !chance.Slips() ? null : string.Create(CultureInfo.InvariantCulture, $"Op{chance.Below(operations)}");

        return new MadeRequest(text.ToString(), $"{{{string.Join(',', json.Distinct())}}}", chosen);
    }

    private string Operation(int? number)
    {
        var kind = chance.Pick([OperationType.Query, OperationType.Query, OperationType.Query, OperationType.Query, OperationType.Mutation, OperationType.Subscription]);

        if (schema.RootType(kind) is null && !chance.Slips())
        {
            kind = OperationType.Query;
        }

        var root = schema.RootType(kind) ?? schema.QueryType;
        var word = kind switch { OperationType.Mutation => "mutation", OperationType.Subscription => "subscription", _ => "query" };
        var fields = kind == OperationType.Subscription && !chance.Slips() ? SubscriptionRoot(root) : SelectionSet(root, 1);
        var directives = Directives(word.ToUpperInvariant());

        if (chance.Slips())
        {
            Variable(schema.Type("Int")!, false);
        }

        if (variables.Count == 0 && kind == OperationType.Query && number is null && directives.Length == 0 && chance.Is(0.5))
        {
            return fields + "\n";
        }

        var name = number is null && chance.Is(0.5) ? "" : string.Create(CultureInfo.InvariantCulture, $" Op{(chance.Slips() ? 0 : number ?? 0)}");
        var definitions = variables.Count == 0 ? "" : $"({string.Join(", ", variables.Values.Select(variable => variable.Definition))})";

        return $"{(chance.Is(0.05) ? "\"What it is for.\" " : "")}{word}{name}{definitions}{directives} {fields}\n";
    }

    private string SubscriptionRoot(ObjectType root) => $"{{ {Field(root, chance.Pick(root.Fields), 1)} }}";

    private string SelectionSet(CompositeType type, int depth)
    {
        var text = new StringBuilder("{ ");

        for (var i = chance.Between(1, depth < 3 ? 5 : 2); i > 0; i--)
        {
            text.Append(Selection(type, depth)).Append(' ');
        }

        return text.Append('}').ToString();
    }

    private string Selection(CompositeType type, int depth)
    {
        size++;

        return chance.Below(12) switch
        {
            0 or 1 when depth < Deepest && size < 80 => InlineFragment(type, depth),
            2 or 3 when depth < Deepest && size < 80 => Spread(type, depth),
            4 => $"{(chance.Is(0.2) ? "kind: " : "")}__typename{Directives("FIELD")}",
            5 when ReferenceEquals(type, schema.QueryType) && chance.Is(0.3) => Introspection(),
            _ when type is FieldsType { Fields: var fields } && Candidates(fields, depth) is { Count: > 0 } candidates => Field(type, chance.Pick(candidates), depth),
            _ => "__typename",
        };
    }

    private List<FieldDefinition> Candidates(IReadOnlyList<FieldDefinition> fields, int depth) =>
        [.. fields.Where(field => field.Type.Named.IsLeaf || (depth < Deepest && size < 80))];

    private string Field(CompositeType type, FieldDefinition field, int depth)
    {
        var arguments = Arguments(field.Arguments);
        var alias = arguments.Length > 0 && !chance.Slips() ? string.Create(CultureInfo.InvariantCulture, $"r{made++}: ")
            : chance.Slips() ? chance.Pick(["a: ", "id: ", "name: "])
            : chance.Is(0.1) ? $"{field.Name}_: "
            : "";
        var name = chance.Slips() ? chance.Pick([field.Name + "s", "unknown", "id", "__schema", "name"]) : field.Name;
        var isComposite = field.Type.Named is CompositeType;
        var below = field.Type.Named is CompositeType composite && !chance.Slips() ? " " + SelectionSet(composite, depth + 1)
            : !isComposite && chance.Slips() ? " { id }"
            : "";

        return $"{alias}{name}{arguments}{Directives("FIELD")}{below}";
    }

    private string Arguments(IReadOnlyList<InputValueDefinition> definitions)
    {
        var written = new List<string>();

        foreach (var definition in definitions)
        {
            if ((definition.IsRequired && !chance.Slips()) || chance.Is(0.5))
            {
                var name = chance.Slips() ? definition.Name + "x" : definition.Name;
                written.Add($"{name}: {literals.Of(definition.Type, 0, Variable, definition.DefaultValue is not null)}");
            }
        }

        if (written.Count > 0 && chance.Slips())
        {
            written.Add(chance.Pick(written));
        }

        if (chance.Slips())
        {
            written.Add("unknown: 1");
        }

        return written.Count == 0 ? "" : $"({string.Join(", ", written)})";
    }

    private string Directives(string location)
    {
        var text = "";

        if (location is "FIELD" or "INLINE_FRAGMENT" or "FRAGMENT_SPREAD" && chance.Is(0.08))
        {
            text += $" @{chance.Pick(["skip", "include"])}(if: {literals.Of(new NonNullType(schema.Type("Boolean")!), 0, Variable)})";
        }

        foreach (var directive in schema.Directives.Where(directive => directive.Locations.Contains(location) && directive.Name is "note" or "once"))
        {
            if (chance.Is(0.04) && directive.Locations.Contains(location))
            {
                text += $" @{directive.Name}{Arguments(directive.Arguments)}";
            }
        }

        return chance.Slips() ? text + chance.Pick([" @unknown", " @skip", " @include(if: true) @include(if: false)", " @deprecated", " @skip(unless: 1)", " @once @once"]) : text;
    }

    private string InlineFragment(CompositeType type, int depth)
    {
        if (chance.Is(0.2))
        {
            return $"...{Directives("INLINE_FRAGMENT")} {SelectionSet(type, depth + 1)}";
        }

        var condition = Condition(type);
        var name = chance.Slips() ? literals.AnyTypeName() : condition.Name;

        return $"... on {name}{Directives("INLINE_FRAGMENT")} {SelectionSet(condition, depth + 1)}";
    }

    private string Spread(CompositeType type, int depth)
    {
        var known = fragments.Where(fragment => schema.Overlap(fragment.Type, type) || chance.Slips()).ToList();

        if (known.Count > 0 && chance.Is(0.4))
        {
            return $"...{chance.Pick(known).Name}{Directives("FRAGMENT_SPREAD")}";
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"F{made++}");

        if (chance.Slips())
        {
            return $"...{(chance.Is(0.5) && made > 1 ? $"F{chance.Below(made)}" : "Missing")}";
        }

        var condition = Condition(type);
        fragments.Add((name, condition, SelectionSet(condition, depth + 1)));

        return $"...{name}{Directives("FRAGMENT_SPREAD")}";
    }

    private CompositeType Condition(CompositeType type)
    {
        var composites = schema.Types.OfType<CompositeType>().Where(candidate => !candidate.IsBuiltIn).ToList();

        return chance.Slips() ? chance.Pick(composites) : chance.Pick(composites.Where(candidate => schema.Overlap(candidate, type)).ToList());
    }

    /// <summary>A new variable, or now and then a known one, for a position.</summary>
    private string? Variable(GraphQLType position, bool hasDefault)
    {
        if (sharesFragments && !chance.Slips())
        {
            return null;
        }

        if (variables.Count > 0 && chance.Slips())
        {
            return "$" + chance.Pick(variables.Keys.ToList());
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"v{made++}");
        var type = !position.IsNonNull && chance.Is(0.3) ? new NonNullType(position)
            : position is NonNullType { NullableType: var nullable } && (hasDefault || chance.Slips()) && chance.Is(0.5) ? nullable
            : position;
        // A nullable variable may stand where null must not, when it has a default that is not null.
        var relaxed = position is NonNullType { NullableType: var inner } && chance.Is(0.2) && position.Named is not InputObjectType { IsOneOf: true } ? inner : null;
        var literal = relaxed is not null ? literals.Of(position, 1, null) : chance.Is(0.25) ? literals.Of(type, 1, null) : null;
        var written = chance.Slips() ? literals.AnyTypeName() : (relaxed ?? type).ToString();
        var isOptional = literal is not null || !(relaxed ?? type).IsNonNull;
        var json = isOptional && chance.Is(0.4) ? null : literals.Json(type, 0);

        variables[name] = ($"${name}: {written}{(literal is null ? "" : $" = {literal}")}{Directives("VARIABLE_DEFINITION")}", json);

        return "$" + name;
    }

    // Of these graphql-js shows more: KnownDifferences.NewerIntrospection.
    private string Introspected() =>
        chance.Pick(schema.Types.Where(type => type.Name is not ("__Schema" or "__Directive" or "__DirectiveLocation")).ToList()).Name;

    private string Introspection() => chance.Pick(
    [
        "__schema { queryType { name } mutationType { name fields { name } } }",
        $"r{made++}: __type(name: \"{Introspected()}\") {{ kind name fields(includeDeprecated: true) {{ name args {{ name defaultValue type {{ name kind ofType {{ name kind }} }} }} }} inputFields {{ name defaultValue }} enumValues {{ name }} isOneOf specifiedByURL }}",
        $"r{made++}: __type(name: \"Nothing\") {{ name }}",
    ]);
}
