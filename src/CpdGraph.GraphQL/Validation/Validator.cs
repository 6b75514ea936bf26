using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Validation;

/// <summary>Says whether an executable document fits a schema. Specification: "Validation". Safe to share.</summary>
/// <remarks>Time and memory grow in step with the document, whatever it looks like; where that cannot be, a limit ends the work.</remarks>
public static class Validator
{
    /// <summary>Applies every rule to the whole document.</summary>
    /// <returns>
    /// All mistakes in the order of the document, worded and placed as graphql-js does, each with the rule's name. Empty when the document is
    /// valid. The last entry says so when there were more than <see cref="ValidationOptions.MaxErrors"/>, or when a limit was passed.
    /// </returns>
    public static ImmutableArray<GraphQLError> Validate(Schema schema, DocumentNode document, ValidationOptions? options = null) =>
        Run(schema, document, options ?? ValidationOptions.Default).Errors;

    /// <returns>The context after the run, with its counts.</returns>
    internal static ValidationContext Run(Schema schema, DocumentNode document, ValidationOptions options)
    {
        var context = new ValidationContext(schema, document, options);
        new Walker(context, OperationRules.Create()).Walk(document);

        return context;
    }
}
