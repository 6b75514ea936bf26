using CpdGraph.GraphQL.Types.Building;
using CpdGraph.GraphQL.Types.Validation.Documents;

namespace CpdGraph.GraphQL.Types.Validation;

/// <summary>Rules about names and places in the merged document, named as graphql-js names them. They hold before types are made.</summary>
internal static class DocumentRules
{
    private static readonly Action<SchemaDocument, SchemaReport>[] _all =
    [
        LoneSchemaDefinition.Check,
        UniqueOperationTypes.Check,
        UniqueTypeNames.Check,
        UniqueEnumValueNames.Check,
        UniqueFieldDefinitionNames.Check,
        UniqueArgumentDefinitionNames.Check,
        UniqueDirectiveNames.Check,
        KnownTypeNames.Check,
        KnownDirectives.Check,
        UniqueDirectivesPerLocation.Check,
        PossibleTypeExtensions.Check,
        KnownArgumentNames.Check,
        UniqueArgumentNames.Check,
        UniqueInputFieldNames.Check,
        ProvidedRequiredArguments.Check,
    ];

    /// <returns>Whether nothing was found.</returns>
    public static bool Check(SchemaDocument document, SchemaReport report)
    {
        foreach (var check in _all)
        {
            check(document, report);
        }

        return report.Count == 0;
    }
}
