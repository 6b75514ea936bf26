namespace CpdGraph.GraphQL.Execution;

/// <summary>Something that failed at one position of the response.</summary>
/// <param name="Batch">Batch of the parent.</param>
/// <param name="FieldIndex">Index of the field in the batch's plan.</param>
/// <param name="Row">Row of the parent.</param>
/// <param name="Indexes">Place within the field's lists, outermost first; empty for the field itself.</param>
/// <param name="Exception">What happened.</param>
internal sealed record Failure(RowBatch Batch, int FieldIndex, int Row, int[] Indexes, Exception Exception)
{
    /// <summary>Indexes of a failure of the field itself.</summary>
    public static readonly int[] AtField = [];
}

/// <summary>Null stands where the schema excludes it. The message goes to the client.</summary>
internal sealed class NonNullViolationException(string coordinate) : Exception($"Cannot return null for non-nullable field {coordinate}.");
