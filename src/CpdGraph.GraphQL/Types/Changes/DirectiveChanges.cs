using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types.Changes;

/// <summary>Changes of directive definitions, and of the directives that stand at an element of the schema.</summary>
internal static class DirectiveChanges
{
    public static void Compare(ImmutableArray<DirectiveDefinition> older, ImmutableArray<DirectiveDefinition> newer, ChangeReport report)
    {
        var directives = NamePairs<DirectiveDefinition>.Of(older, newer, directive => directive.Name);

        foreach (var removed in directives.Removed)
        {
            report.Breaking("DIRECTIVE_REMOVED", removed, $"Directive {removed} was removed.");
        }

        foreach (var added in directives.Added)
        {
            report.Safe("DIRECTIVE_ADDED", added, $"Directive {added} was added.");
        }

        foreach (var (before, after) in directives.Kept)
        {
            Compare(before, after, report);
        }
    }

    /// <summary>The specification's own directives but <c>@deprecated</c>, which has a change of its own, and the ones of the schema.</summary>
    /// <remarks>What such a directive means (who may read it, what it costs) is the service's matter: a change of it may be felt.</remarks>
    public static void CompareApplied(object coordinate, ImmutableArray<DirectiveNode> older, ImmutableArray<DirectiveNode> newer, ChangeReport report)
    {
        var (before, after) = (Texts(older), Texts(newer));

        if (!before.SequenceEqual(after, StringComparer.Ordinal))
        {
            report.Dangerous(
                "APPLIED_DIRECTIVES_CHANGED", coordinate, $"{coordinate} has {Listed(after)} where it had {Listed(before)}.");
        }
    }

    private static void Compare(DirectiveDefinition before, DirectiveDefinition after, ChangeReport report)
    {
        if (before.IsRepeatable && !after.IsRepeatable)
        {
            report.Breaking("DIRECTIVE_REPEATABLE_REMOVED", after, $"Directive {after} may no longer be repeated.");
        }
        else if (!before.IsRepeatable && after.IsRepeatable)
        {
            report.Safe("DIRECTIVE_REPEATABLE_ADDED", after, $"Directive {after} may be repeated now.");
        }

        foreach (var location in before.Locations.Except(after.Locations))
        {
            report.Breaking("DIRECTIVE_LOCATION_REMOVED", after, $"Directive {after} may no longer stand at {location}.");
        }

        foreach (var location in after.Locations.Except(before.Locations))
        {
            report.Safe("DIRECTIVE_LOCATION_ADDED", after, $"Directive {after} may stand at {location} now.");
        }

        InputChanges.CompareArguments(before, after, report);
        DescriptionChanges.Compare(after, before.Description, after.Description, report);
    }

    private static string[] Texts(ImmutableArray<DirectiveNode> directives) =>
        [.. directives.Where(directive => directive.Name.Value is not ("deprecated" or "oneOf" or "specifiedBy")).Select(AstPrinter.Print)];

    private static string Listed(string[] directives) => directives is [] ? "no directives" : string.Join(' ', directives);
}
