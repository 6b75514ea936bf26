using System.Text.RegularExpressions;

namespace CpdGraph.GraphQL.Tests.Differential;

/// <summary>Compares what both sides say of a schema, apart from where they differ for a reason.</summary>
internal static partial class KnownSchemaDifferences
{
    /// <returns>What differs; null when nothing does.</returns>
    public static string? Unexplained(Verdict ours, Verdict theirs)
    {
        if (ours.Accepts && theirs.Accepts)
        {
            return null;
        }

        // graphql-js passes over operations in a schema; to us they are a file in the wrong place.
        if (ours.Errors.Any(error => error.StartsWith("TypeSystemDefinitions", StringComparison.Ordinal)))
        {
            return null;
        }

        // Specification: Type System, "Directives", Type Validation: no use of a directive in its own definition. graphql-js does not look.
        if (theirs.Accepts && ours.Errors.All(error => error.StartsWith("DirectiveCycles ", StringComparison.Ordinal)))
        {
            return null;
        }

        // graphql-js 17 has directives on definitions of directives, and extensions of those, which are later than the specification of September 2025.
        if (ours.Errors is [var syntax] && LaterSyntax().IsMatch(syntax))
        {
            return null;
        }

        // Of a directive that is defined twice we take the first definition, they the last, when its uses are judged.
        if (ours.Errors.FirstOrDefault(error => error.StartsWith("UniqueDirectiveNames ", StringComparison.Ordinal)) is { } twice && theirs.Errors.Contains(twice))
        {
            return null;
        }

        if (ours.Accepts || theirs.Accepts)
        {
            return $"  ours: {ours}\n  theirs: {theirs}";
        }

        if (theirs.Errors[0].StartsWith("Thrown ", StringComparison.Ordinal))
        {
            return null;
        }

        // We report in the order of the text, they by rule and type; the same mistake must be known to both.
        var known = ours.Errors.Select(Text).ToHashSet(StringComparer.Ordinal);

        return known.Contains(Text(theirs.Errors[0])) ? null : $"  ours: {ours}\n  theirs: {theirs.Errors[0]}";
    }

    /// <summary>Without the rule, which the reference has not for mistakes in types, and without suggestions, which we make for values only.</summary>
    private static string Text(string error) =>
        Suggestion().Replace(error[(error.IndexOf(' ', StringComparison.Ordinal) + 1)..], "").Replace("{  }", "{}", StringComparison.Ordinal);

    [GeneratedRegex("^- \\d+:\\d+ Syntax Error: (Expected \"on\", found \"@\"|Unexpected Name \"directive\")\\.$")]
    private static partial Regex LaterSyntax();

    [GeneratedRegex(" Did you mean [^?]*\\?")]
    private static partial Regex Suggestion();
}
