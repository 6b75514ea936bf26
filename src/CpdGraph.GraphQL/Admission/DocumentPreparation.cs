using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
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

        if (!TryRead(schema, options, new Source(request.Document.ToArray()), out var document, out errors))
        {
            return false;
        }

        if (!TryChoose(document, request.OperationName, out var operation, out var choiceError))
        {
            errors = [choiceError];

            return false;
        }

        return TryPrepare(schema, options, document, operation, out prepared, out errors);
    }

    /// <summary>Parses and validates.</summary>
    public static bool TryRead(
        ExecutableSchema schema, ExecutionOptions options, Source source, [NotNullWhen(true)] out DocumentNode? document, out ImmutableArray<GraphQLError> errors)
    {
        errors = Parser.TryParse(source, options.Parser, out document, out var syntaxError)
            ? Validator.Validate(schema.Schema, document, options.Validation)
            : [syntaxError];

        return document is not null && errors.IsEmpty;
    }

    /// <summary>Prepares one operation of a valid document.</summary>
    public static bool TryPrepare(
        ExecutableSchema schema,
        ExecutionOptions options,
        DocumentNode document,
        OperationDefinitionNode operation,
        out PreparedDocument prepared,
        out ImmutableArray<GraphQLError> errors)
    {
        try
        {
            prepared = new PreparedDocument(schema, document, operation, options);
            errors = [];

            return true;
        }
        catch (InputException exception)
        {
            prepared = null!;
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
