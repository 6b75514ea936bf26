namespace CpdGraph.GraphQL.Binding;

/// <summary>How a schema is bound.</summary>
public sealed class BindingOptions
{
    /// <summary>Says who may read which field; a field without a rule does not build. Null: everyone may read everything (tools, tests).</summary>
    public AccessRules? AccessRules { get; init; }

    /// <summary>Says how long answers may be kept by browsers and proxies. Null: not at all.</summary>
    public CacheRules? CacheRules { get; init; }

    /// <summary>Items in a list that a client sends; 100 by default. A longer one is refused with LIMIT_EXCEEDED.</summary>
    public int MaxInputListItems { get; init; } = 100;
}
