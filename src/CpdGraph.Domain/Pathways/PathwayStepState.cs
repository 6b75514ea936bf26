namespace CpdGraph.Domain;

/// <summary>The state of one step of a pathway for a coach.</summary>
public enum PathwayStepState
{
    /// <summary>All that it asks for is there, whenever it was done and whatever comes before it.</summary>
    Done,

    /// <summary>Nothing blocks it, and a part of what it asks for is there.</summary>
    UnderWay,

    /// <summary>Nothing blocks it, and nothing of it is there yet.</summary>
    Ready,

    /// <summary>A step that comes first is not done.</summary>
    Blocked,
}
