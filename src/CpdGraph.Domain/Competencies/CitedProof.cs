namespace CpdGraph.Domain;

/// <summary>What an assessment cites: an item of evidence, or a completion. One of the two is given.</summary>
public sealed record CitedProof
{
    private CitedProof()
    {
    }

    /// <summary>Null for a completion.</summary>
    public EvidenceItem? Evidence { get; private init; }

    /// <summary>Null for an item of evidence.</summary>
    public Completion? Completion { get; private init; }

    /// <summary>Whether it still proves something: it was not taken out, refused or corrected.</summary>
    public required bool Counts { get; init; }

    /// <summary>Whose it is.</summary>
    public CoachId CoachId => Evidence?.CoachId ?? Completion!.CoachId;

    /// <summary>An item of evidence.</summary>
    public static CitedProof Of(EvidenceItem evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);

        return new() { Evidence = evidence, Counts = evidence.RemovedAt is null };
    }

    /// <summary>A completion.</summary>
    /// <param name="isReplaced">Whether a later one corrects it.</param>
    public static CitedProof Of(Completion completion, bool isReplaced)
    {
        ArgumentNullException.ThrowIfNull(completion);

        return new() { Completion = completion, Counts = !isReplaced && completion.Verification != Verification.Rejected };
    }

    /// <summary>Whether who assesses may cite it: the coach all that is theirs, a supervisor what is not private.</summary>
    public bool IsCitableBy(AssessmentKind kind) => kind == AssessmentKind.Self || Evidence?.Sharing != EvidenceSharing.Private;
}
