namespace CpdGraph.Testing.Snapshots;

/// <summary>A value that knows which text stands for it in a snapshot.</summary>
public interface ISnapshotText
{
    /// <returns>Any text; JSON is laid out by the snapshot.</returns>
    string SnapshotText();
}
