using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>Which input fields' defaults complete a default value: those that its object literals leave out.</summary>
internal static class DefaultValueNeeds
{
    public static List<InputValueDefinition> Of(InputValueDefinition input)
    {
        var needs = new List<InputValueDefinition>();

        if (input.DefaultValue is { } value)
        {
            Collect(value, input.Type.Named, needs);
        }

        return needs;
    }

    /// <summary>Recurses as deep as the literal, which the parser has bounded.</summary>
    private static void Collect(ValueNode value, NamedType type, List<InputValueDefinition> needs)
    {
        foreach (var item in value is ListValueNode list ? list.Items : [])
        {
            Collect(item, type, needs);
        }

        if (value is not ObjectValueNode @object || type is not InputObjectType input)
        {
            return;
        }

        foreach (var field in input.Fields)
        {
            if (@object.Fields.FirstOrDefault(given => given.Name.Value == field.Name) is { } given)
            {
                Collect(given.Value, field.Type.Named, needs);
            }
            else if (field.DefaultValue is not null && field.Type.Named is InputObjectType)
            {
                needs.Add(field);
            }
        }
    }
}
