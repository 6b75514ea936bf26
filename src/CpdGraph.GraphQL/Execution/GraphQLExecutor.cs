using CpdGraph.GraphQL.Admission;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.GraphQL.Execution;

/// <summary>Runs requests against one schema. Safe to share; one a schema, since it keeps the compiled documents.</summary>
public sealed class GraphQLExecutor
{
    private readonly ExecutableSchema _schema;
    private readonly ExecutionOptions _options;
    private readonly Action<FieldFault>? _onFault;
    private readonly OperationAdmission _admission;

    /// <param name="schema">The schema with everything bound to it.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="onFault">Told once of each unexpected exception of a resolver. Must be thread-safe and must not throw.</param>
    public GraphQLExecutor(ExecutableSchema schema, ExecutionOptions? options = null, Action<FieldFault>? onFault = null)
    {
        _schema = schema;
        _options = options ?? new ExecutionOptions();
        _onFault = onFault;
        _admission = new OperationAdmission(schema, _options);
    }

    /// <summary>The schema that is served.</summary>
    public ExecutableSchema Schema => _schema;

    /// <summary>Runs one request. Completes at once when no resolver has to wait. Never throws for what a client can send.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled: nobody waits for the answer.</exception>
    public ValueTask<ExecutionResult> ExecuteAsync(GraphQLRequest request, CancellationToken cancellation) =>
        _admission.TryAdmit(request, asStream: false, out var operation, out var refusal)
            ? new OperationRun(_schema, _options, _onFault, request, operation.Plan, operation.Variables).RunAsync(cancellation)
            : new(refusal);
}
