using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types.Building;

namespace CpdGraph.GraphQL.Types.Validation.Drafts;

/// <summary>Specification: Type System, IsValidImplementation: all fields, covariant results, the same arguments, further ones optional.</summary>
internal static class ImplementedFields
{
    private const string Rule = nameof(InterfaceImplementations);

    public static void Check(FieldsType type, InterfaceType implemented, SchemaReport report)
    {
        foreach (var expected in implemented.Fields)
        {
            if (type.Field(expected.Name) is { } field)
            {
                CheckType(field, expected, report);
                CheckArguments(field, expected, report);
                CheckDeprecation(field, expected, report);
            }
            else
            {
                report.Add(
                    Rule,
                    type.Name,
                    $"Interface field {expected} expected but {type} does not provide it.",
                    [.. PlaceOf(expected.Location), .. type.Nodes.Select(node => node.Location)]);
            }
        }
    }

    private static void CheckType(FieldDefinition field, FieldDefinition expected, SchemaReport report)
    {
        if (!TypeComparison.IsSubtype(field.Type, expected.Type))
        {
            report.Add(
                Rule,
                field.ToString(),
                $"Interface field {expected} expects type {expected.Type} but {field} is type {field.Type}.",
                [.. PlaceOf(expected.Node?.Type.Location), .. PlaceOf(field.Node?.Type.Location)]);
        }
    }

    private static void CheckArguments(FieldDefinition field, FieldDefinition expected, SchemaReport report)
    {
        foreach (var wanted in expected.Arguments)
        {
            if (field.Argument(wanted.Name) is not { } argument)
            {
                report.Add(
                    Rule,
                    field.ToString(),
                    $"Interface field argument {wanted} expected but {field} does not provide it.",
                    [.. PlaceOf(wanted.Location), .. PlaceOf(field.Location)]);
            }
            else if (!TypeComparison.AreEqual(wanted.Type, argument.Type))
            {
                report.Add(
                    Rule,
                    argument.ToString(),
                    $"Interface field argument {wanted} expects type {wanted.Type} but {argument} is type {argument.Type}.",
                    [.. PlaceOf(wanted.Node?.Type.Location), .. PlaceOf(argument.Node?.Type.Location)]);
            }
        }

        foreach (var argument in field.Arguments.Where(argument => argument.IsRequired && expected.Argument(argument.Name) is null))
        {
            report.Add(
                Rule,
                argument.ToString(),
                $"Argument \"{argument}\" must not be required type \"{argument.Type}\" if not provided by the Interface field \"{expected}\".",
                [.. PlaceOf(argument.Location), .. PlaceOf(expected.Location)]);
        }
    }

    private static void CheckDeprecation(FieldDefinition field, FieldDefinition expected, SchemaReport report)
    {
        if (field.DeprecationReason is not null && expected.DeprecationReason is null)
        {
            report.Add(
                Rule,
                field.ToString(),
                $"Interface field {expected} is not deprecated, so implementation field {field} must not be deprecated.",
                AppliedDirectives.Find(field.AppliedDirectives, "deprecated")!.Location,
                field.Node!.Type.Location);
        }
    }

    private static Location[] PlaceOf(Location? location) => location is { } place ? [place] : [];
}
