namespace CpdGraph.GraphQL.Telemetry;

/// <summary>Where the host writes a line about each operation. Must be safe to share and must not throw.</summary>
public interface IOperationLog
{
    /// <summary>Asked before each operation: nothing is measured for a line that nobody writes.</summary>
    bool IsEnabled { get; }

    /// <summary>Called once an operation, when its answer is complete.</summary>
    void Ended(OperationRecord operation);
}
