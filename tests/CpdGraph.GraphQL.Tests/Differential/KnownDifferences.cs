using System.Collections.Immutable;
using System.Text.Json;

namespace CpdGraph.GraphQL.Tests.Differential;

/// <summary>Where the two sides differ for a reason. Each has a test in <see cref="KnownDifferenceTests"/> that shows both sides.</summary>
internal static class KnownDifferences
{
    /// <summary>graphql-js says that <c>__schema</c> and <c>__type</c> are fields of a type "&lt;meta&gt;"; we name the type that they are selected on.</summary>
    public const string MetaFields = "fields of <meta>";

    /// <summary>A message quotes at most 200 characters of the document, so that a short mistake cannot make a long answer.</summary>
    public const string LongQuotes = "long quotes are cut";

    /// <summary>graphql-js prints an empty object with two spaces inside.</summary>
    public const string EmptyObjects = "empty objects without spaces";

    /// <summary>
    /// Specification: Validation, "All Variable Usages Are Allowed": a variable that is the value of a OneOf field must be non-null. graphql-js
    /// overlooks it where the OneOf itself stands at a non-null position.
    /// </summary>
    public const string NullableInOneOf = "nullable variables in a non-null OneOf";

    /// <summary>
    /// Specification: Validation, "Field Selection Merging": what <c>__typename</c> and <c>__schema</c> give has a shape too. graphql-js overlooks it
    /// where another type has a field of the alias's name.
    /// </summary>
    public const string MetaFieldShapes = "the shape of meta fields";

    /// <summary>A type that is defined in a request is mistake enough; graphql-js looks inside it too.</summary>
    public const string DefinitionsInRequests = "definitions in requests";

    /// <summary>What graphql-js 17 shows of directives and their places beyond the specification of September 2025.</summary>
    public const string NewerIntrospection = "newer introspection";

    /// <summary>We print a default after its coercion, so the defaults inside it are there; graphql-js prints it as it was written.</summary>
    public const string CoercedDefaults = "defaults are printed as coerced";

    /// <summary>Subscriptions need a source of events, which a JSON value is not: they are judged, not run.</summary>
    public const string Subscriptions = "subscriptions are not run";

    /// <summary>
    /// Specification: Execution, "Collecting Fields": a selection is skipped where the condition is true, and included where it is true. A variable
    /// with a default may stand there and be null: then it is not true. graphql-js refuses it where it meets the selection.
    /// </summary>
    public const string NullConditions = "null as a condition";

    /// <summary>Whether the reference met a condition that is null.</summary>
    public static bool HasNullCondition(JsonElement their) => their.TryGetProperty("errors", out var errors)
        && errors.EnumerateArray().Select(error => error.GetProperty("message").GetString()!).Any(message =>
            (message.StartsWith("Argument \"@skip(if:)\"", StringComparison.Ordinal) || message.StartsWith("Argument \"@include(if:)\"", StringComparison.Ordinal))
            && message.EndsWith("not to be null.", StringComparison.Ordinal));

    /// <returns>The reasons that together explain all that differs; null when they do not.</returns>
    public static IReadOnlySet<string>? Of(Verdict ours, Verdict theirs)
    {
        // How the errors from one pair on can be explained; null where they cannot. From the last pair to the first: at each, whether the two
        // are the same mistake, or one is made by one side alone.
        var explained = new ImmutableHashSet<string>?[ours.Errors.Length + 1, theirs.Errors.Length + 1];
        explained[ours.Errors.Length, theirs.Errors.Length] = [];

        for (var our = ours.Errors.Length; our >= 0; our--)
        {
            for (var their = theirs.Errors.Length; their >= 0; their--)
            {
                explained[our, their] ??=
                    (our < ours.Errors.Length && their < theirs.Errors.Length && ReasonsOf(ours.Errors[our], theirs.Errors[their]) is { } why
                        ? explained[our + 1, their + 1]?.Union(why)
                        : null)
                    ?? (our < ours.Errors.Length && OursAlone(ours.Errors[our]) is { } ourWhy ? explained[our + 1, their]?.Add(ourWhy) : null)
                    ?? (their < theirs.Errors.Length && IsInsideDefinition(ours, theirs.Errors[their]) ? explained[our, their + 1]?.Add(DefinitionsInRequests) : null);
            }
        }

        return explained[0, 0];
    }

    /// <returns>Why the reference overlooks a mistake; null when it should have seen it.</returns>
    private static string? OursAlone(string error) =>
        error.Contains("must be non-nullable to be used for OneOf Input Object", StringComparison.Ordinal) ? NullableInOneOf
        : error.StartsWith("OverlappingFieldsCanBeMerged", StringComparison.Ordinal)
            && error.Contains("conflicting types", StringComparison.Ordinal)
            && (error.Contains("\"String!\"", StringComparison.Ordinal) || error.Contains("\"__Schema!\"", StringComparison.Ordinal)
                || error.Contains("\"__Type\"", StringComparison.Ordinal)) ? MetaFieldShapes
        : null;

    /// <summary>An error of the rules that look into definitions, in a document that has some.</summary>
    private static bool IsInsideDefinition(Verdict ours, string their) =>
        ours.Errors.Any(error => error.StartsWith("ExecutableDefinitions ", StringComparison.Ordinal))
        && (their.StartsWith("KnownTypeNames ", StringComparison.Ordinal)
            || their.StartsWith("KnownDirectives ", StringComparison.Ordinal)
            || their.StartsWith("UniqueDirectivesPerLocation ", StringComparison.Ordinal)
            || their.StartsWith("KnownArgumentNames ", StringComparison.Ordinal)
            || their.StartsWith("ProvidedRequiredArguments ", StringComparison.Ordinal));

    /// <returns>Why the two errors differ, nothing when they are the same; null for no good reason.</returns>
    private static List<string>? ReasonsOf(string our, string their)
    {
        var reasons = new List<string>();

        if (our != their && their.Contains("\"<meta>.", StringComparison.Ordinal))
        {
            reasons.Add(MetaFields);
            their = their.Replace("\"<meta>.", $"\"{TypeIn(our)}.", StringComparison.Ordinal);
        }

        if (our != their && IsCut(our, their))
        {
            reasons.Add(LongQuotes);
            their = our;
        }

        // The two spaces may make a line too long, which then is broken.
        if (our != their && their.Contains("{  }", StringComparison.Ordinal))
        {
            reasons.Add(EmptyObjects);

            return IsSameOrCut(WithoutSpace(our), WithoutSpace(their)) ? reasons : null;
        }

        return our == their ? reasons : null;
    }

    private static bool IsSameOrCut(string our, string their) => our == their || IsCut(our, their);

    private static string WithoutSpace(string text) =>
        string.Concat(text.Where(character => !char.IsWhiteSpace(character))).Replace(",", "", StringComparison.Ordinal);

    /// <summary>Is there a text in the place of the dots that makes them the same?</summary>
    private static bool IsCut(string our, string their)
    {
        var dots = our.LastIndexOf('…');

        return dots >= 0
            && their.Length > our.Length - 1
            && their.StartsWith(our[..dots], StringComparison.Ordinal)
            && their.EndsWith(our[(dots + 1)..], StringComparison.Ordinal);
    }

    private static string TypeIn(string message)
    {
        var end = message.IndexOf(".__", StringComparison.Ordinal);

        return end < 0 ? "" : message[(message.LastIndexOf('"', end) + 1)..end];
    }
}
