using System.Collections.Immutable;

namespace CpdGraph.Data;

/// <summary>The seed files say something that cannot be loaded. Nothing was written.</summary>
public sealed class SeedException(ImmutableArray<string> problems)
    : Exception($"The seed data cannot be loaded:\n{string.Join('\n', problems)}")
{
    /// <summary>Each names the file, the row, the line and the key, and says what is wrong. At least one; the first twenty.</summary>
    public ImmutableArray<string> Problems { get; } = problems;
}
