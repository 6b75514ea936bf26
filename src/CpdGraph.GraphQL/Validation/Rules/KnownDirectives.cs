using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Validation.Rules;

/// <summary>Specification: Validation, "Directives Are Defined" and "Directives Are in Valid Locations".</summary>
internal sealed class KnownDirectives : Rule
{
    public override void Enter(DirectiveNode directive, ValidationContext context)
    {
        var location = context.At.DirectiveLocation!;

        if (context.Document.DefinedDirectives.TryGetValue(directive.Name.Value, out var defined))
        {
            if (!defined.Locations.Any(name => name.Value == location))
            {
                context.Report(GraphQLErrors.MisplacedDirective(directive, location));
            }
        }
        else if (context.At.Directive is not { } definition)
        {
            context.Report(GraphQLErrors.UnknownDirective(directive));
        }
        else if (!definition.Locations.Contains(location))
        {
            context.Report(GraphQLErrors.MisplacedDirective(directive, location));
        }
    }
}
