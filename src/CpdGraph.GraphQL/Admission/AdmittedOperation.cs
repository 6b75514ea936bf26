using CpdGraph.GraphQL.Coercion;
using CpdGraph.GraphQL.Planning;

namespace CpdGraph.GraphQL.Admission;

/// <summary>An operation that may run: its plan, and the values of its variables.</summary>
internal readonly record struct AdmittedOperation(OperationPlan Plan, VariableValues Variables);
