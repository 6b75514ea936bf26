using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>Works out what each default value means once: lists around single values, absent input fields filled in with their own defaults.</summary>
/// <remarks>
/// Defaults that name each other can mean a value that is exponentially larger than the text, and as deep as the chain is long. Everything
/// later walks these values, so their size and depth are bounded here.
/// </remarks>
internal sealed class DefaultValueCompletion(SchemaReport report)
{
    private const int MaxDepth = 64;
    private const int MaxParts = 10_000;
    private readonly Dictionary<InputValueDefinition, Completed> _completed = [];

    /// <returns>Whether all could be completed.</returns>
    public static bool Complete(SchemaDraft draft, SchemaReport report)
    {
        var completion = new DefaultValueCompletion(report);

        foreach (var input in draft.InputValues)
        {
            completion.CompleteWithNeeds(input);
        }

        return report.Count == 0;
    }

    /// <summary>First what is needed, then what needs it; with a stack of its own, since chains may be long. Cycles have been excluded.</summary>
    private void CompleteWithNeeds(InputValueDefinition start)
    {
        var open = new Stack<InputValueDefinition>([start]);

        while (open.TryPeek(out var input))
        {
            var missing = _completed.ContainsKey(input) ? [] : DefaultValueNeeds.Of(input).FindAll(needed => !_completed.ContainsKey(needed));

            if (missing.Count > 0)
            {
                missing.ForEach(open.Push);
            }
            else
            {
                open.Pop();
                CompleteAlone(input);
            }
        }
    }

    private void CompleteAlone(InputValueDefinition input)
    {
        if (input.DefaultValue is not { } value || _completed.ContainsKey(input))
        {
            return;
        }

        var completed = Of(value, input.Type);

        if (completed.Depth > MaxDepth || completed.Parts > MaxParts)
        {
            report.Add(
                nameof(DefaultValueCompletion),
                input.ToString(),
                $"The default value of {input} has more than {MaxParts} parts or nests more than {MaxDepth} deep once the defaults of its input fields are filled in.",
                value.Location);
            completed = new Completed(value, 1, 1);
        }

        _completed.Add(input, completed);
        input.CoercedDefaultValue = completed.Value;
    }

    private Completed Of(ValueNode value, GraphQLType type)
    {
        var nullable = type.Nullable;

        return (value, nullable) switch
        {
            (NullValueNode, _) => new Completed(value, 1, 1),
            (ListValueNode list, ListType) => OfList([.. list.Items.Select(item => Of(item, ((ListType)nullable).ItemType))], value.Location),
            (_, ListType list) => OfList([Of(value, list.ItemType)], value.Location),
            (ObjectValueNode @object, InputObjectType input) => OfObject(@object, input),
            _ => new Completed(value, 1, 1),
        };
    }

    private static Completed OfList(ImmutableArray<Completed> items, Location location) =>
        new(new ListValueNode([.. items.Select(item => item.Value)], location), 1 + DepthOf(items), 1 + PartsOf(items));

    private Completed OfObject(ObjectValueNode @object, InputObjectType type)
    {
        var fields = ImmutableArray.CreateBuilder<ObjectFieldNode>();
        var values = ImmutableArray.CreateBuilder<Completed>();

        foreach (var field in type.Fields)
        {
            var given = @object.Fields.FirstOrDefault(node => node.Name.Value == field.Name);

            if (given is null && field.DefaultValue is null)
            {
                continue;
            }

            // A default without input objects in it needs no completion by others, but may still need a list around it.
            var value = given is not null ? Of(given.Value, field.Type) : _completed.GetValueOrDefault(field) ?? Of(field.DefaultValue!, field.Type);
            var name = given?.Name ?? new NameNode(field.Name, @object.Location);
            fields.Add(new ObjectFieldNode(name, value.Value, name.Location));
            values.Add(value);
        }

        return new Completed(new ObjectValueNode(fields.ToImmutable(), @object.Location), 1 + DepthOf(values), 1 + PartsOf(values));
    }

    private static int DepthOf(IEnumerable<Completed> values) => values.Select(value => value.Depth).DefaultIfEmpty().Max();

    private static int PartsOf(IEnumerable<Completed> values) => (int)Math.Min(values.Sum(value => (long)value.Parts), MaxParts + 1);

    private sealed record Completed(ValueNode Value, int Depth, int Parts);
}
