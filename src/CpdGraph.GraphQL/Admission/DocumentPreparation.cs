using System.Collections.Immutable;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Validation;

namespace CpdGraph.GraphQL.Admission;

/// <summary>From the bytes of a document to what is kept of it: parsed, validated, one operation chosen.</summary>
internal static class DocumentPreparation
{
    public static bool TryPrepare(
        ExecutableSchema schema,
        ExecutionOptions options,
        GraphQLRequest request,
        out PreparedDocument prepared,
        out ImmutableArray<GraphQLError> errors)
    {
        prepared = null!;

        if (!Parser.TryParse(new Source(request.Document.ToArray()), options.Parser, out var document, out var syntaxError))
        {
            errors = [syntaxError!];

            return false;
        }

        errors = Validator.Validate(schema.Schema, document!, options.Validation);

        if (!errors.IsEmpty)
        {
            return false;
        }

        if (!TryChoose(document!, request.OperationName, out var operation, out var choiceError))
        {
            errors = [choiceError];

            return false;
        }

        try
        {
            prepared = new PreparedDocument(schema, document!, operation, options);

            return true;
        }
        catch (InputException exception)
        {
            errors = [new GraphQLError($"A variable's default value does not fit: {exception.Message}", ErrorCodes.BadUserInput, operation.Location)];

            return false;
        }
    }

    /// <summary>Specification: Execution, "GetOperation()".</summary>
    private static bool TryChoose(DocumentNode document, string? name, out OperationDefinitionNode operation, out GraphQLError error)
    {
        var operations = document.Definitions.OfType<OperationDefinitionNode>().ToArray();
        var chosen = name is null
            ? operations is [var only] ? only : null
            : operations.FirstOrDefault(candidate => candidate.Name?.Value == name);

        operation = chosen!;
        error = chosen is not null
            ? null!
            : new GraphQLError(
                (name, operations.Length) switch
                {
                    (null, 0) => "The document has no operation.",
                    (null, _) => "The document has several operations: say which one by operationName.",
                    _ => $"The document has no operation named \"{JsonExcerpt.Cut(name)}\".",
                },
                ErrorCodes.OperationResolutionFailure);

        return chosen is not null;
    }
}
