using CpdGraph.GraphQL.Costs;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Results;

/// <summary>Operations that are in order, and yet may not run, or not now.</summary>
internal static partial class GraphQLErrors
{
    private const int OverloadedRetrySeconds = 1;

    public static GraphQLError TooCostly(OperationDefinitionNode operation, long maximum, long actual) =>
        new(
            $"The operation costs {actual}, and at most {maximum} are allowed. Ask for smaller pages or fewer nested lists, or in several requests.",
            ErrorCodes.CostLimit,
            operation.Location)
        {
            Extensions = Limits.Extensions("cost", maximum, actual),
        };

    public static GraphQLError NotOneSlicingArgument(OneSlicingArgument required) =>
        new(
            $"Field \"{required.Field.Name}\" needs exactly one of its arguments {string.Join(", ", required.Size.Slicing.Select(argument => argument.Name))}: without, nobody knows its size.",
            ErrorCodes.BadUserInput,
            required.Node.Location);

    /// <summary>Counting stops where the limit is passed, so the actual number is known only to be above the maximum.</summary>
    public static GraphQLError TooManyVariableValues(OperationDefinitionNode operation, int maximum) =>
        new($"The variables hold more than {maximum} values. Send fewer at a time.", ErrorCodes.LimitExceeded, operation.Location)
        {
            Extensions = Limits.Extensions("variableValues", maximum, maximum + 1L),
        };

    public static GraphQLError RateLimited(int retryAfterSeconds) =>
        new($"Your budget is used up for now. Try again in {retryAfterSeconds} s, or ask for less at a time.", ErrorCodes.RateLimited)
        {
            Extensions = RetryAfter(retryAfterSeconds),
        };

    public static GraphQLError Overloaded() =>
        new("The server has more to do than it can. Try again in a moment.", ErrorCodes.Overloaded) { Extensions = RetryAfter(OverloadedRetrySeconds) };

    private static Dictionary<string, object?> RetryAfter(int seconds) => new() { ["retryAfterSeconds"] = seconds };
}
