namespace CpdGraph.GraphQL.Results;

/// <summary>Written as <c>extensions.cost</c> of a response.</summary>
/// <param name="Actual">Cost of the operation with its variables.</param>
/// <param name="Maximum">What one operation of the caller may cost.</param>
internal sealed record CostReport(long Actual, long Maximum);
