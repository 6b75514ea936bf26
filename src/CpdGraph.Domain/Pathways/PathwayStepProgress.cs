using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>How far a coach has come with one step of a pathway.</summary>
public sealed record PathwayStepProgress
{
    /// <summary>The step.</summary>
    public required PathwayStep Step { get; init; }

    /// <summary>Its state.</summary>
    public required PathwayStepState State { get; init; }

    /// <summary>Day on which the last that it asks for was there. Null exactly when it is not done.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>Steps that come first and are not done, in the order of the pathway. Of a step that is done too.</summary>
    public ImmutableArray<PathwayStep> BlockedBy { get; init; } = [];

    /// <summary>Why it is in this state, in plain English.</summary>
    public required string Reason { get; init; }

    /// <summary>Completions that count towards it, earliest first.</summary>
    public ImmutableArray<Completion> Completions { get; init; } = [];

    /// <summary>What it still asks for: of several offers, competencies or requirements those that are missing. Null exactly when it is done.</summary>
    public PathwayRequirement? Missing { get; init; }

    /// <summary>Whether it is done.</summary>
    public bool Done => State == PathwayStepState.Done;

    /// <summary>Whether the coach can go on with it now.</summary>
    public bool IsOpen => State is PathwayStepState.Ready or PathwayStepState.UnderWay;
}
