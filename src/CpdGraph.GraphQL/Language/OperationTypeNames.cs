namespace CpdGraph.GraphQL.Language;

/// <summary>The keywords of operations.</summary>
public static class OperationTypeNames
{
    /// <summary><c>query</c>, <c>mutation</c> or <c>subscription</c>.</summary>
    public static string KeywordOf(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
