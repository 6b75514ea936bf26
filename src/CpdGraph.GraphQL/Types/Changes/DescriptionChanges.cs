namespace CpdGraph.GraphQL.Types.Changes;

/// <summary>Changes of what is only told: descriptions and deprecations.</summary>
internal static class DescriptionChanges
{
    public static void Compare(object coordinate, string? before, string? after, ChangeReport report)
    {
        if (before != after)
        {
            report.Safe("DESCRIPTION_CHANGED", coordinate, $"The description of {coordinate} changed.");
        }
    }

    public static void CompareDeprecation(object coordinate, string? before, string? after, ChangeReport report)
    {
        if (before == after)
        {
            return;
        }

        report.Safe(
            "DEPRECATION_CHANGED",
            coordinate,
            after is null ? $"{coordinate} is no longer deprecated." : $"{coordinate} is deprecated: {after}");
    }
}
