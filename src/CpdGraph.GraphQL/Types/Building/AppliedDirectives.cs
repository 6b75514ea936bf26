using System.Collections.Immutable;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Types.Building;

/// <summary>What the directives of the specification say where they are applied.</summary>
internal static class AppliedDirectives
{
    public const string DefaultDeprecationReason = "No longer supported";

    public static DirectiveNode? Find(ImmutableArray<DirectiveNode> directives, string name)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value == name)
            {
                return directive;
            }
        }

        return null;
    }

    /// <returns>Null when it is not deprecated.</returns>
    public static string? DeprecationReason(ImmutableArray<DirectiveNode> directives) =>
        Find(directives, "deprecated") is { } deprecated ? StringArgument(deprecated, "reason") ?? DefaultDeprecationReason : null;

    /// <returns>Null when no specification is named.</returns>
    public static string? SpecifiedByUrl(ImmutableArray<DirectiveNode> directives) =>
        Find(directives, "specifiedBy") is { } specifiedBy ? StringArgument(specifiedBy, "url") : null;

    private static string? StringArgument(DirectiveNode directive, string name)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == name)
            {
                return (argument.Value as StringValueNode)?.Value;
            }
        }

        return null;
    }
}
