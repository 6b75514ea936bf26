using CpdGraph.GraphQL.Language;

namespace CpdGraph.Api.Verbs;

/// <summary>What the tools accept: documents of any size, nested as deep as requests may be, or as deep as is safe with <c>--limits off</c>.</summary>
internal static class ParserLimits
{
    // The most that the parser offers: every walk over a document recurses with its nesting.
    private const int DeepestNesting = 256;

    /// <summary>The parser's options.</summary>
    /// <param name="limits">Value of <c>--limits</c>.</param>
    public static ParserOptions Of(string? limits) => new()
    {
        MaxTokens = int.MaxValue,
        MaxNumberLength = int.MaxValue,
        MaxNesting = limits == VerbOptions.Off ? DeepestNesting : ParserOptions.Request.MaxNesting,
    };
}
