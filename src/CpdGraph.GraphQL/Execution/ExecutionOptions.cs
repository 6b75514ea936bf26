using CpdGraph.GraphQL.Admission;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Validation;

namespace CpdGraph.GraphQL.Execution;

/// <summary>What one executor allows and keeps.</summary>
public sealed class ExecutionOptions
{
    /// <summary>Limits of the parser.</summary>
    public ParserOptions Parser { get; init; } = ParserOptions.Request;

    /// <summary>How documents are validated.</summary>
    public ValidationOptions Validation { get; init; } = ValidationOptions.Default;

    /// <summary>How deep fields may nest, the root field being 1; introspection apart. 16 by default.</summary>
    public int MaxDepth { get; init; } = 16;

    /// <summary>How deep fields below <c>__schema</c> and <c>__type</c> may nest; 32 by default, more than any known tool asks for.</summary>
    public int MaxIntrospectionDepth { get; init; } = 32;

    /// <summary>Fields of an operation after its fragments are expanded; 5,000 by default.</summary>
    public int MaxExpandedFields { get; init; } = 5_000;

    /// <summary>Places of a document that may ask for the same field of the same object, after fragment expansion; 100 by default.</summary>
    public int MaxRepeats { get; init; } = 100;

    /// <summary>
    /// Values in the variables of one request, those in lists and objects included; 10,000 by default. They are counted before anything is made
    /// of them, since reading many values in nested lists takes time in step with both.
    /// </summary>
    public int MaxVariableValues { get; init; } = 10_000;

    /// <summary>Cost of one operation, introspection apart, where no <see cref="IOperationBudget"/> says otherwise; 10,000 by default.</summary>
    public long MaxCost { get; init; } = 10_000;

    /// <summary>Items of a list of whose size the schema says nothing, when an operation is priced; 10 by default.</summary>
    public int AssumedListSize { get; init; } = 10;

    /// <summary>Bytes of one answer; 10 MB by default.</summary>
    public int MaxResponseBytes { get; init; } = 10_000_000;

    /// <summary>Errors reported in one answer; 20 by default. The last one says how many there were.</summary>
    public int MaxErrors { get; init; } = 20;

    /// <summary>Time that one operation may take; 10 s by default. <see cref="Timeout.InfiniteTimeSpan"/> for none.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How much may run at a time.</summary>
    public LoadLimits Load { get; init; } = new();

    /// <summary>Documents kept compiled; 1,000 by default.</summary>
    public int MaxCachedDocuments { get; init; } = 1_000;

    /// <summary>Text of the documents kept compiled, in bytes; 8 MB by default. The compiled form takes several times that.</summary>
    public long MaxCachedBytes { get; init; } = 8_000_000;
}
