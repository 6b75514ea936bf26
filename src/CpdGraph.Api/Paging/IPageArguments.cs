namespace CpdGraph.Api.Paging;

/// <summary>The four arguments of every connection. Null means left out.</summary>
public interface IPageArguments
{
    int? First { get; }

    string? After { get; }

    int? Last { get; }

    string? Before { get; }
}

/// <summary>Arguments of a connection that has no others.</summary>
public sealed record PageArguments(int? First, string? After, int? Last, string? Before) : IPageArguments;
