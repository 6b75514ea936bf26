using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Results;

/// <summary>
/// Words the errors of validation as graphql-js does, so that people and tools that know its texts are at home. Off the hot path: strings are
/// built here and only here.
/// </summary>
internal static partial class GraphQLErrors
{
    /// <summary>Places of one error; a document could repeat a mistake thousands of times.</summary>
    public const int MaxLocations = 100;

    public static GraphQLError TooManyErrors() =>
        new("Too many validation errors, error limit reached. Validation aborted.", ErrorCodes.ValidationFailed);

    public static GraphQLError TooManyVariableErrors() =>
        new("Too many errors processing variables, error limit reached. Execution aborted.", ErrorCodes.BadUserInput);

    public static GraphQLError AnswerTooLarge(int maximum) =>
        new($"More errors are not listed: they do not fit into an answer of {maximum} bytes. Mend these first.", ErrorCodes.LimitExceeded)
        {
            Extensions = Limits.Extensions("refusalBytes", maximum, maximum + 1L),
        };

    public static GraphQLError LimitExceeded(string limit, long maximum, long actual) =>
        new($"The document is too complex to validate: {limit} is limited to {maximum}. Validation aborted: ask for less, or in several requests.", ErrorCodes.LimitExceeded)
        {
            Extensions = Limits.Extensions(limit, maximum, actual),
        };

    private static GraphQLError Of(string rule, string message, params ReadOnlySpan<Node> nodes)
    {
        var locations = new Location[Math.Min(nodes.Length, MaxLocations)];

        for (var i = 0; i < locations.Length; i++)
        {
            locations[i] = nodes[i].Location;
        }

        return new GraphQLError(message, ErrorCodes.ValidationFailed, locations) { Rule = rule };
    }

    /// <summary>At most so many UTF-16 units, never half a surrogate pair, with dots where something is left out.</summary>
    internal static string Shortened(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), "...");
    }
}
