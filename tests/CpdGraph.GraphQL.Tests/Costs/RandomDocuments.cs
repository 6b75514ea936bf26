using System.Text;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Tests.Costs;

/// <summary>Random documents over a schema: nested, aliased, with fragments inside fragments, with arguments by literals and variables.</summary>
internal sealed class RandomDocuments(Schema schema, Random random)
{
    private const int MaxDepth = 5;

    private readonly List<string> _fragments = [];
    private int _aliases;

    /// <summary>Uses variables $n and $ids, each at least once.</summary>
    public string Next()
    {
        _fragments.Clear();
        _aliases = 0;

        var root = $"v1: stalls(first: $n) {{ name }} v2: page(ids: $ids) {{ total }} {Selections(schema.QueryType, 1)}";

        return $"query ($n: Int, $ids: [ID!]) {{ {root} }} {string.Join(' ', _fragments)}";
    }

    private string Selections(CompositeType type, int depth)
    {
        var text = new StringBuilder("__typename ");

        for (var i = random.Next(1, 4); i > 0; i--)
        {
            text.Append(Selection(type, depth)).Append(' ');
        }

        return text.ToString();
    }

    private string Selection(CompositeType type, int depth)
    {
        switch (random.Next(6))
        {
            case 0 when depth < MaxDepth:
                return $"... {{ {Selections(type, depth + 1)} }}";
            case 1 when depth < MaxDepth:
                var narrower = schema.PossibleTypes(type)[random.Next(schema.PossibleTypes(type).Length)];

                return $"... on {narrower.Name} {{ {Selections(narrower, depth + 1)} }}";
            case 2 when depth < MaxDepth:
                var body = Selections(type, depth + 1);
                var name = $"F{_fragments.Count}";

                _fragments.Add($"fragment {name} on {type.Name} {{ {body} }}");

                return $"...{name} ...{name}";
            default:
                return type is FieldsType fields ? Field(fields.Fields[random.Next(fields.Fields.Length)], depth) : "__typename";
        }
    }

    private string Field(FieldDefinition field, int depth)
    {
        if (field.Type.Named is CompositeType && depth >= MaxDepth)
        {
            return "__typename";
        }

        var arguments = Arguments(field);

        // What has arguments merges with nothing else; what has none may merge with itself.
        var alias = arguments.Length > 0 || random.Next(3) == 0 ? $"a{_aliases++}: " : "";
        var below = field.Type.Named is CompositeType composite ? $"{{ {Selections(composite, depth + 1)} }}" : "";

        return $"{alias}{field.Name}{arguments}{below}";
    }

    private string Arguments(FieldDefinition field)
    {
        var given = new List<string>();

        foreach (var argument in field.Arguments)
        {
            var isOnly = field.Name == "bounded" && argument.Name == "first";

            if (isOnly || (field.Name != "bounded" && random.Next(2) == 0))
            {
                given.Add($"{argument.Name}: {Value(argument.Type.Nullable is ListType)}");
            }
        }

        return given.Count == 0 ? "" : $"({string.Join(", ", given)})";
    }

    private string Value(bool isList) => random.Next(4) switch
    {
        0 => isList ? "$ids" : "$n",
        1 when !isList => "0",
        _ => isList ? $"[{string.Join(", ", Enumerable.Repeat("\"x\"", random.Next(4)))}]" : $"{random.Next(1, 4)}",
    };
}
