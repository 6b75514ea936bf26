using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Planning;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Admission;

/// <summary>An operation that may run.</summary>
/// <param name="Plan">What to run.</param>
/// <param name="Variables">The values of its variables.</param>
/// <param name="ReportedCost">What it costs, where the client wants to be told. Null: it does not.</param>
internal readonly record struct AdmittedOperation(OperationPlan Plan, VariableValues Variables, CostReport? ReportedCost);
