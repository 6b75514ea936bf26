using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Fragment Spread Type Existence"; also the types of variables.</summary>
internal sealed class KnownTypeNames : Rule
{
    public override void Enter(NamedTypeNode type, ValidationContext context)
    {
        var name = type.Name.Value;

        if (context.Schema.Type(name) is null && !context.Document.DefinedTypes.Contains(name))
        {
            var names = context.Schema.Types.Select(known => known.Name).Concat(context.Document.DefinedTypes);
            context.Report(GraphQLErrors.UnknownType(type, Suggestions.For(context, name, names)));
        }
    }
}
