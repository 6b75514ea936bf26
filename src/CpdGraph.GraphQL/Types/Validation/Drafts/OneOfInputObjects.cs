using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>Specification: Type System, "OneOf Input Objects": fields nullable and without defaults; <c>@oneOf</c> on the definition itself.</summary>
internal static class OneOfInputObjects
{
    private const string Rule = nameof(OneOfInputObjects);

    public static void Check(SchemaDraft draft, SchemaReport report)
    {
        foreach (var type in draft.Types.OfType<InputObjectType>())
        {
            foreach (var field in type.IsOneOf ? type.Fields : [])
            {
                if (field.Type.IsNonNull)
                {
                    report.Add(Rule, field.ToString(), $"OneOf input field {field} must be nullable.", field.Node!.Type.Location);
                }

                if (field.DefaultValue is not null)
                {
                    report.Add(Rule, field.ToString(), $"OneOf input field {field} cannot have a default value.", field.Node!.Location);
                }
            }

            foreach (var extension in type.Nodes.Where(node => node.IsExtension))
            {
                if (AppliedDirectives.Find(extension.Directives, "oneOf") is { } directive)
                {
                    report.Add(Rule, type.Name, $"Directive \"@oneOf\" must be on the definition of {type}, not on an extension.", directive.Location);
                }
            }
        }
    }
}
