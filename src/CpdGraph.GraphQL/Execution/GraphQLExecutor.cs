using System.Collections.Immutable;
using System.Text.Json;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Validation;

namespace CpdGraph.GraphQL.Execution;

/// <summary>Runs requests against one schema. Safe to share; one a schema, since it keeps the compiled documents.</summary>
public sealed class GraphQLExecutor
{
    private static readonly JsonDocumentOptions VariablesOptions = new() { AllowDuplicateProperties = false };

    private readonly ExecutableSchema _schema;
    private readonly ExecutionOptions _options;
    private readonly Action<FieldFault>? _onFault;
    private readonly PlanCache _cache;

    /// <param name="schema">The schema with everything bound to it.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="onFault">Told once of each unexpected exception of a resolver. Must be thread-safe and must not throw.</param>
    public GraphQLExecutor(ExecutableSchema schema, ExecutionOptions? options = null, Action<FieldFault>? onFault = null)
    {
        _schema = schema;
        _options = options ?? new ExecutionOptions();
        _onFault = onFault;
        _cache = new PlanCache(_options.MaxCachedDocuments, _options.MaxCachedBytes);
    }

    /// <summary>The schema that is served.</summary>
    public ExecutableSchema Schema => _schema;

    /// <summary>Runs one request. Completes at once when no resolver has to wait. Never throws for what a client can send.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled: nobody waits for the answer.</exception>
    public ValueTask<ExecutionResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancellation)
    {
        if (!TryPrepare(request, out var prepared, out var errors))
        {
            return new(ExecutionResult.RequestErrors(errors));
        }

        var operation = prepared.Operation;

        if (operation.Operation == OperationType.Subscription || (operation.Operation == OperationType.Mutation && !request.MutationsAllowed))
        {
            return new(Refuse(prepared, Refusal(operation)));
        }

        if (!TryCoerceVariables(request, prepared, out var variables, out errors))
        {
            return new(Refuse(prepared, errors));
        }

        OperationPlan plan;

        try
        {
            plan = prepared.PlanFor(variables);
        }
        catch (PlanningException exception)
        {
            return new(Refuse(prepared, [exception.Error]));
        }

        return new OperationRun(_schema, _options, _onFault, request, plan, variables).RunAsync(cancellation);
    }

    private bool TryPrepare(GraphQLRequest request, out PreparedDocument prepared, out ImmutableArray<GraphQLError> errors)
    {
        if (_cache.Find(request.Document, request.OperationName) is { } known)
        {
            prepared = known;
            errors = [];

            return true;
        }

        prepared = null!;

        if (!Parser.TryParse(new Source(request.Document.ToArray()), _options.Parser, out var document, out var syntaxError))
        {
            errors = [syntaxError!];

            return false;
        }

        errors = Validator.Validate(_schema.Schema, document!, _options.Validation);

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
            prepared = new PreparedDocument(_schema, document!, operation, _options);
        }
        catch (InputException exception)
        {
            errors = [new GraphQLError($"A variable's default value does not fit: {exception.Message}", ErrorCodes.BadUserInput, operation.Location)];

            return false;
        }

        _cache.Add(request.Document, request.OperationName, prepared);

        return true;
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

    private static bool TryCoerceVariables(
        GraphQLRequest request, PreparedDocument prepared, out VariableValues variables, out ImmutableArray<GraphQLError> errors)
    {
        if (prepared.Operation.Variables.IsEmpty)
        {
            variables = VariableValues.None;
            errors = [];

            return true;
        }

        var builder = ImmutableArray.CreateBuilder<GraphQLError>();
        variables = VariableValues.None;

        try
        {
            using var json = request.Variables.IsEmpty ? null : JsonDocument.Parse(request.Variables, VariablesOptions);

            variables = prepared.Variables.Coerce(json?.RootElement ?? default, builder);
        }
        catch (JsonException)
        {
            builder.Add(new GraphQLError("The variables are no JSON, nest deeper than 64 levels, or name something twice.", ErrorCodes.BadRequest));
        }
        catch (InvalidOperationException exception) when (exception.InnerException is System.Text.DecoderFallbackException || exception.Source == "System.Text.Json")
        {
            // System.Text.Json reports half of a surrogate pair only when the text is read.
            builder.Add(new GraphQLError("The variables hold text that is no valid Unicode: half of a surrogate pair.", ErrorCodes.BadRequest));
        }

        errors = builder.ToImmutable();

        return errors.IsEmpty;
    }

    private static ImmutableArray<GraphQLError> Refusal(OperationDefinitionNode operation) =>
    [
        operation.Operation == OperationType.Mutation
            ? new GraphQLError("A mutation may only be sent by POST.", ErrorCodes.MethodNotAllowed, operation.Location)
            : new GraphQLError("A subscription needs a transport that carries a stream of events.", ErrorCodes.MethodNotAllowed, operation.Location),
    ];

    private static ExecutionResult Refuse(PreparedDocument prepared, ImmutableArray<GraphQLError> errors)
    {
        var result = ExecutionResult.RequestErrors(errors);

        result.OperationName = prepared.Operation.Name?.Value;
        result.Operation = prepared.Operation.Operation;

        return result;
    }
}
