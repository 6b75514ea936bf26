using System.ComponentModel.DataAnnotations;
using CpdGraph.GraphQL.Admission;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Validation;

namespace CpdGraph.Api.Composition;

/// <summary>What one operation may ask of the server. Section <c>GraphQL:Limits</c>.</summary>
public sealed class EngineLimits
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "GraphQL:Limits";

    /// <summary>Tokens in a document.</summary>
    /// <value>10 to 100,000; 2,000 by default.</value>
    [Range(10, 100_000)]
    public int MaxTokens { get; set; } = 2_000;

    /// <summary>Nesting of brackets of any kind in a document.</summary>
    /// <value>4 to 256; 64 by default.</value>
    [Range(4, 256)]
    public int MaxNesting { get; set; } = 64;

    /// <summary>Directives at one place of a document.</summary>
    /// <value>1 to 100; 4 by default.</value>
    [Range(1, 100)]
    public int MaxDirectivesPerLocation { get; set; } = 4;

    /// <summary>Aliases in a document.</summary>
    /// <value>1 to 10,000; 100 by default.</value>
    [Range(1, 10_000)]
    public int MaxAliases { get; set; } = 100;

    /// <summary>Times that one selection may name one response key, in the document and after its fragments are expanded.</summary>
    /// <value>1 to 10,000; 100 by default.</value>
    [Range(1, 10_000)]
    public int MaxRepeats { get; set; } = 100;

    /// <summary>Fragments that a document defines.</summary>
    /// <value>1 to 10,000; 200 by default.</value>
    [Range(1, 10_000)]
    public int MaxFragments { get; set; } = 200;

    /// <summary>How deep selections may nest, the root field counting as 1. Introspection has a limit of its own.</summary>
    /// <value>1 to 64; 16 by default.</value>
    [Range(1, 64)]
    public int MaxDepth { get; set; } = 16;

    /// <summary>Fields of an operation after its fragments are expanded.</summary>
    /// <value>10 to 100,000; 5,000 by default.</value>
    [Range(10, 100_000)]
    public int MaxExpandedFields { get; set; } = 5_000;

    /// <summary>Items in a list that a client sends.</summary>
    /// <value>1 to 10,000; 100 by default.</value>
    [Range(1, 10_000)]
    public int MaxInputListItems { get; set; } = 100;

    /// <summary>Values in the variables of one request, those in lists and objects included.</summary>
    /// <value>100 to 1,000,000; 10,000 by default.</value>
    [Range(100, 1_000_000)]
    public int MaxVariableValues { get; set; } = 10_000;

    /// <summary>Filters within filters, the outermost counting as 1.</summary>
    /// <value>1 to 16; 4 by default.</value>
    [Range(1, 16)]
    public int MaxFilterNesting { get; set; } = 4;

    /// <summary>Coaches for whom a filter, or the list of what needs doing, has readiness, supervision or gaps worked out.</summary>
    /// <value>1 to 10,000; 500 by default.</value>
    [Range(1, 10_000)]
    public int MaxJudgedCoaches { get; set; } = 500;

    /// <summary>Ids in one <c>nodes</c>.</summary>
    /// <value>1 to 1,000; 100 by default.</value>
    [Range(1, 1_000)]
    public int MaxNodeIds { get; set; } = 100;

    /// <summary>Rows of one page.</summary>
    /// <value>1 to 1,000; 100 by default.</value>
    [Range(1, 1_000)]
    public int MaxPageSize { get; set; } = 100;

    /// <summary>Cost of one operation of a client without a token, introspection apart.</summary>
    /// <value>1 to 1,000,000,000; 5,000 by default.</value>
    [Range(1, 1_000_000_000)]
    public int MaxCostAnonymous { get; set; } = 5_000;

    /// <summary>Cost of one operation of a signed-in caller, introspection apart.</summary>
    /// <value>1 to 1,000,000,000; 10,000 by default.</value>
    [Range(1, 1_000_000_000)]
    public int MaxCostSignedIn { get; set; } = 10_000;

    /// <summary>Items of a list of whose size the schema says nothing, when an operation is priced.</summary>
    /// <value>1 to 1,000; 10 by default.</value>
    [Range(1, 1_000)]
    public int AssumedListSize { get; set; } = 10;

    /// <summary>Bytes of one answer.</summary>
    /// <value>10,000 to 1,000,000,000; 10,000,000 by default.</value>
    [Range(10_000, 1_000_000_000)]
    public int MaxResponseBytes { get; set; } = 10_000_000;

    /// <summary>Errors in one answer.</summary>
    /// <value>1 to 1,000; 20 by default.</value>
    [Range(1, 1_000)]
    public int MaxErrors { get; set; } = 20;

    /// <summary>Time that one operation may take, in seconds.</summary>
    /// <value>1 to 600; 10 by default.</value>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>Whether the schema may be asked about by <c>__schema</c> and <c>__type</c>.</summary>
    /// <value>true by default: the schema's text is served beside it.</value>
    public bool Introspection { get; set; } = true;

    /// <summary>The same in the engine's terms.</summary>
    /// <param name="suggestions">Whether errors may name what the schema has ("Did you mean …?"): for developers, not for strangers.</param>
    internal ExecutionOptions ToExecutionOptions(LoadLimits? load = null, bool suggestions = false) => new()
    {
        Parser = new ParserOptions
        {
            MaxTokens = MaxTokens,
            MaxNesting = MaxNesting,
            MaxDirectivesPerLocation = MaxDirectivesPerLocation,
            MaxAliases = MaxAliases,
            MaxRepeats = MaxRepeats,
            MaxFragments = MaxFragments,
        },
        Validation = new ValidationOptions { MaxErrors = MaxErrors, Suggestions = suggestions, Introspection = Introspection },
        MaxDepth = MaxDepth,
        MaxExpandedFields = MaxExpandedFields,
        MaxRepeats = MaxRepeats,
        MaxVariableValues = MaxVariableValues,
        MaxCost = MaxCostSignedIn,
        AssumedListSize = AssumedListSize,
        Load = load ?? new LoadLimits(),
        MaxResponseBytes = MaxResponseBytes,
        MaxErrors = MaxErrors,
        Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
    };
}
