namespace CpdGraph.GraphQL.Validation;

/// <summary>How a document is validated.</summary>
public sealed class ValidationOptions
{
    /// <summary>The defaults.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>Errors reported before validation stops with a last entry that says so; 20 by default.</summary>
    public int MaxErrors { get; init; } = 20;

    /// <summary>Whether messages may suggest names of the schema ("Did you mean …?"). Off by default: suggestions tell strangers what exists.</summary>
    public bool Suggestions { get; init; }

    /// <summary>Whether the schema may be asked about. On by default. <c>__typename</c> may be asked for in any case.</summary>
    public bool Introspection { get; init; } = true;

    /// <summary>Comparisons that the rule "Field Selection Merging" may make before it gives up with a limit error; 20,000 by default.</summary>
    public int MaxMergeComparisons { get; init; } = 20_000;
}
