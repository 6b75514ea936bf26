namespace CpdGraph.Domain;

/// <summary>Why a person is erased. A closed set: a sentence about it would bring back what is erased.</summary>
public enum ErasureReason
{
    /// <summary>The person asked for it.</summary>
    Requested,

    /// <summary>The time for which the record may be kept is over.</summary>
    RetentionEnded,

    /// <summary>The record should not have been made.</summary>
    RecordedByMistake,
}
