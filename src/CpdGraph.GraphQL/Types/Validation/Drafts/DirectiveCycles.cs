using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>Specification: Type System, "Directives": a directive is not used within its own definition, nor within the types of its arguments.</summary>
internal static class DirectiveCycles
{
    public static void Check(SchemaDraft draft, SchemaReport report)
    {
        var definitions = draft.Directives.ToDictionary(directive => directive.Name);

        foreach (var directive in draft.Directives.Where(directive => directive.Location is not null))
        {
            if (FindsItself(directive, definitions))
            {
                report.Add(
                    nameof(DirectiveCycles),
                    directive.ToString(),
                    $"Directive {directive} cannot reference itself, neither in its arguments nor in their types.",
                    directive.Location!.Value);
            }
        }
    }

    private static bool FindsItself(DirectiveDefinition start, Dictionary<string, DirectiveDefinition> definitions)
    {
        var seen = new HashSet<object>();
        var open = new Stack<object>([start]);

        while (open.TryPop(out var element))
        {
            foreach (var next in Referenced(element, definitions))
            {
                if (ReferenceEquals(next, start))
                {
                    return true;
                }

                if (seen.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return false;
    }

    /// <summary>Directives and types that a directive's or a type's definition names.</summary>
    private static IEnumerable<object> Referenced(object element, Dictionary<string, DirectiveDefinition> definitions) => element switch
    {
        DirectiveDefinition directive => OfInputs(directive.Arguments, definitions),
        InputObjectType input => Applied(input.AppliedDirectives, definitions).Concat(OfInputs(input.Fields, definitions)),
        EnumType @enum => Applied([.. @enum.AppliedDirectives, .. @enum.Values.SelectMany(value => value.AppliedDirectives)], definitions),
        NamedType type => Applied(type.AppliedDirectives, definitions),
        _ => [],
    };

    private static IEnumerable<object> OfInputs(ImmutableArray<InputValueDefinition> inputs, Dictionary<string, DirectiveDefinition> definitions) =>
        inputs.SelectMany(input => Applied(input.AppliedDirectives, definitions).Append(input.Type.Named));

    private static IEnumerable<object> Applied(ImmutableArray<DirectiveNode> directives, Dictionary<string, DirectiveDefinition> definitions) =>
        directives.Select(directive => definitions[directive.Name.Value]);
}
