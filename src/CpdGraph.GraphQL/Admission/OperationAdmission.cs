using System.Collections.Immutable;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Admission;

/// <summary>
/// The one way in, for every transport: whatever limits what a request may ask for is decided here, before anything runs. Safe to share;
/// one a schema, since it keeps the compiled documents.
/// </summary>
internal sealed class OperationAdmission(ExecutableSchema schema, ExecutionOptions options, OperationLoad load, IOperationBudget? budget)
{
    private readonly PlanCache _cache = new(options.MaxCachedDocuments, options.MaxCachedBytes);

    /// <summary>Admits an operation, or says why not. Never throws for what a client can send.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="asStream">Whether the answer is a stream of events: only then may the operation be a subscription.</param>
    /// <param name="operation">The operation, ready to run.</param>
    /// <param name="refusal">The answer to a request that is not admitted: nothing has run.</param>
    public bool TryAdmit(GraphQLRequest request, bool asStream, out AdmittedOperation operation, out ExecutionResult refusal)
    {
        operation = default;

        // First of all: whoever has too much to do must not begin to read.
        if (load.IsFull)
        {
            refusal = ExecutionResult.RequestErrors(GraphQLErrors.Overloaded());

            return false;
        }

        if (!TryPrepare(request, out var prepared, out var errors))
        {
            refusal = ExecutionResult.RequestErrors(errors);

            return false;
        }

        if (!TryPlan(request, asStream, prepared, out var plan, out var variables, out errors)
            || !TryPrice(request, plan, variables, out operation, out errors))
        {
            refusal = ExecutionResult.RequestErrors(errors);
            refusal.OperationName = prepared.Operation.Name?.Value;
            refusal.Operation = prepared.Operation.Operation;

            return false;
        }

        refusal = null!;

        return true;
    }

    private bool TryPrepare(GraphQLRequest request, out PreparedDocument prepared, out ImmutableArray<GraphQLError> errors)
    {
        if ((request.Stored?.Find(request.OperationName, schema) ?? _cache.Find(request.Document, request.OperationName)) is { } known)
        {
            prepared = known;
            errors = [];

            return true;
        }

        if (!DocumentPreparation.TryPrepare(schema, options, request, out prepared, out errors))
        {
            return false;
        }

        _cache.Add(request.Document, request.OperationName, prepared);

        return true;
    }

    private bool TryPlan(
        GraphQLRequest request,
        bool asStream,
        PreparedDocument prepared,
        out OperationPlan plan,
        out VariableValues variables,
        out ImmutableArray<GraphQLError> errors)
    {
        plan = null!;
        variables = VariableValues.None;

        if (Misplaced(request, asStream, prepared.Operation) is { } misplaced)
        {
            errors = [misplaced];

            return false;
        }

        if (!VariableReading.TryRead(request.Variables, prepared, options, out variables, out errors))
        {
            return false;
        }

        try
        {
            plan = prepared.PlanFor(variables);

            return true;
        }
        catch (PlanningException exception)
        {
            errors = [exception.Error];

            return false;
        }
    }

    private bool TryPrice(
        GraphQLRequest request, OperationPlan plan, VariableValues variables, out AdmittedOperation operation, out ImmutableArray<GraphQLError> errors)
    {
        operation = default;

        if (plan.Cost.FirstUnbounded(variables) is { } unbounded)
        {
            errors = [GraphQLErrors.NotOneSlicingArgument(unbounded)];

            return false;
        }

        var cost = plan.Cost.Price(variables);
        var maximum = budget?.MaxCost(request) ?? options.MaxCost;

        if (cost > maximum)
        {
            errors = [GraphQLErrors.TooCostly(plan.Operation, maximum, cost)];

            return false;
        }

        if (budget?.Spend(request, Math.Max(1, cost)) is { } wait)
        {
            errors = [GraphQLErrors.RateLimited((int)Math.Max(1, Math.Ceiling(wait.TotalSeconds)))];

            return false;
        }

        operation = new AdmittedOperation(plan, variables, RequestExtensions.WantCost(request.Extensions.Span) ? new CostReport(cost, maximum) : null);
        errors = [];

        return true;
    }

    /// <summary>What the transport may not carry. Null when it may carry the operation.</summary>
    private static GraphQLError? Misplaced(GraphQLRequest request, bool asStream, OperationDefinitionNode operation) => operation.Operation switch
    {
        OperationType.Mutation when !request.MutationsAllowed =>
            new GraphQLError("A mutation may only be sent by POST.", ErrorCodes.MethodNotAllowed, operation.Location),
        OperationType.Subscription when !asStream =>
            new GraphQLError("A subscription needs a transport that carries a stream of events.", ErrorCodes.MethodNotAllowed, operation.Location),
        _ => null,
    };
}
