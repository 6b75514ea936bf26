using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

/// <summary>Reads outcomes in tests; the wrong case fails the test and says why.</summary>
internal static class OutcomeReading
{
    public static T Value<T, TError>(this Outcome<T, TError> outcome)
        where TError : UserError => outcome.Match(
            value => value,
            errors => throw new Xunit.Sdk.XunitException($"Refused: {string.Join(" | ", errors.Select(Describe))}"));

    public static ImmutableArray<TError> Errors<T, TError>(this Outcome<T, TError> outcome)
        where TError : UserError => outcome.Match(
            value => throw new Xunit.Sdk.XunitException($"Not refused: {value}"),
            errors => errors);

    /// <summary>Every mistake as <c>CODE field.path</c>, in the order of the alphabet.</summary>
    public static string[] Mistakes<T, TError>(this Outcome<T, TError> outcome)
        where TError : UserError => [.. outcome.Errors().Select(error => $"{error.Code} {string.Join('.', error.Field)}".Trim()).Order(StringComparer.Ordinal)];

    public static string Describe(UserError error) => $"{error.Code} {string.Join('.', error.Field)}: {error.Message}";
}
