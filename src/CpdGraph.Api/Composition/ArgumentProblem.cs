using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.Api.Composition;

/// <summary>Refusals of arguments that fit the schema but not the service. They name the argument by its path.</summary>
internal static class ArgumentProblem
{
    /// <summary>A value that means nothing here.</summary>
    /// <param name="argument">Its path, for example <c>filter.providerIds.0</c>.</param>
    public static GraphQLFieldException At(string argument, string message) =>
        new($"Argument \"{argument}\": {message}", ErrorCodes.BadUserInput, new Dictionary<string, object?> { ["argument"] = argument });

    /// <summary>More than a limit allows.</summary>
    /// <param name="limit">Name of the limit, for example <c>pageSize</c>.</param>
    public static GraphQLFieldException TooMuch(string argument, string limit, int maximum, int actual, string message) =>
        new(
            $"Argument \"{argument}\": {message}",
            ErrorCodes.LimitExceeded,
            new Dictionary<string, object?> { ["argument"] = argument, ["limit"] = limit, ["maximum"] = maximum, ["actual"] = actual });
}
