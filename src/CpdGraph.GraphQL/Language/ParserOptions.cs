namespace CpdGraph.GraphQL.Language;

/// <summary>What the parser accepts before it gives up.</summary>
public sealed class ParserOptions
{
    /// <summary>Limits for documents that strangers send.</summary>
    public static ParserOptions Request { get; } = new() { MaxDirectivesPerLocation = 4, MaxAliases = 100, MaxRepeats = 100, MaxFragments = 200 };

    /// <summary>Limits for schema files: as many tokens as they have.</summary>
    public static ParserOptions Schema { get; } = new() { MaxTokens = int.MaxValue, MaxNumberLength = int.MaxValue };

    /// <summary>Tokens in a document; 2,000 by default.</summary>
    public int MaxTokens { get; init; } = 2_000;

    /// <summary>
    /// Nesting of brackets of any kind (selection sets, lists, objects, list types); 64 by default. Every later walk over the tree recurses
    /// no deeper than this, which is what keeps a hostile document from overflowing the stack.
    /// </summary>
    /// <value>1 to 256: more might not fit the stack of a small thread.</value>
    public int MaxNesting
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 256);
            field = value;
        }
    } = 64;

    /// <summary>Directives at one place; 4 in <see cref="Request"/>, as many as one likes elsewhere.</summary>
    public int MaxDirectivesPerLocation { get; init; } = int.MaxValue;

    /// <summary>Aliases in a document; 100 in <see cref="Request"/>, as many as one likes elsewhere.</summary>
    public int MaxAliases { get; init; } = int.MaxValue;

    /// <summary>Times that one selection set may name one response key; 100 in <see cref="Request"/>, as often as one likes elsewhere.</summary>
    public int MaxRepeats { get; init; } = int.MaxValue;

    /// <summary>Fragment definitions in a document; 200 in <see cref="Request"/>, as many as one likes elsewhere.</summary>
    public int MaxFragments { get; init; } = int.MaxValue;

    /// <summary>Characters of one number; 64 by default. Longer ones cannot mean anything that Int or Float hold, and reading them costs.</summary>
    public int MaxNumberLength { get; init; } = 64;
}
