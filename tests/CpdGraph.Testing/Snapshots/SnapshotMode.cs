namespace CpdGraph.Testing.Snapshots;

/// <summary>What a comparison may write.</summary>
internal enum SnapshotMode
{
    /// <summary>On a developer's machine: a snapshot that is not there yet is made; one that differs fails.</summary>
    WriteMissing,

    /// <summary>With <c>CI=true</c>: nothing is made; missing and different both fail.</summary>
    CompareOnly,

    /// <summary>With <c>UPDATE_SNAPSHOTS=1</c>, which a person asks for: the new value is the approved one.</summary>
    Update,
}
