using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// What coach and supervisor say of one competency on a day. The supervisor's word confirms while the self-assessment stands as it was when
/// they gave it; none counts as an answer too. A changed answer resets the confirmation, also when it is changed back; the same answer given
/// again does not.
/// </summary>
public sealed record CompetencyStanding
{
    /// <summary>The competency.</summary>
    public required CompetencyId CompetencyId { get; init; }

    /// <summary>The latest self-assessment. Null when there is none.</summary>
    public CurrentAssessment? Self { get; init; }

    /// <summary>The latest assessment by a supervisor. Null when there is none.</summary>
    public CurrentAssessment? Supervisor { get; init; }

    /// <summary>Whether the supervisor's assessment is about the self-assessment as it stands. False when there is none.</summary>
    public required bool IsAnswered { get; init; }

    /// <summary>What a supervisor confirmed for the self-assessment as it stands: their level, not the coach's. Null when not confirmed.</summary>
    public Attainment? Confirmed => IsAnswered ? Supervisor?.Attainment : null;

    /// <summary>Day of the latest assessment of either kind.</summary>
    public DateOnly LastAssessedOn => Self is { } self && (Supervisor is not { } other || other.AssessedOn < self.AssessedOn)
        ? self.AssessedOn
        : Supervisor?.AssessedOn ?? DateOnly.MinValue;

    /// <summary>How a coach stood at the end of a day.</summary>
    /// <param name="assessments">All assessments of one coach, in any order; those after the day are left aside.</param>
    /// <returns>One entry a competency that was assessed by then, in any order.</returns>
    public static ImmutableArray<CompetencyStanding> On(IEnumerable<GivenAssessment> assessments, DateOnly day) =>
    [
        .. assessments.Where(row => row.AssessedOn <= day).GroupBy(row => row.CompetencyId).Select(rows => Of(rows.Key, [.. rows])),
    ];

    /// <inheritdoc cref="On(IEnumerable{GivenAssessment}, DateOnly)" />
    public static ImmutableArray<CompetencyStanding> On(IEnumerable<CompetencyAssessment> assessments, DateOnly day) => On(assessments.Select(row => row.Given), day);

    private static CompetencyStanding Of(CompetencyId competency, GivenAssessment[] rows)
    {
        Array.Sort(rows, InOrder);
        var selfs = Array.FindAll(rows, row => row.Kind == AssessmentKind.Self);
        var last = Array.FindLastIndex(rows, row => row.Kind == AssessmentKind.Supervisor);

        return new()
        {
            CompetencyId = competency,
            Self = selfs is [.., var self] ? Current(self) : null,
            Supervisor = last < 0 ? null : Current(rows[last]),
            IsAnswered = last >= 0 && Stands(selfs, rows[last].AnswersId),
        };
    }

    // From the answer that the supervisor had before them on, the coach has said the same.
    private static bool Stands(GivenAssessment[] selfs, AssessmentId? answered)
    {
        var from = Array.FindIndex(selfs, row => row.Id == answered);

        return from < 0 ? selfs is [] : Array.TrueForAll(selfs[from..], row => row.Attainment == selfs[from].Attainment);
    }

    private static CurrentAssessment Current(GivenAssessment row) => new(row.Id, row.Attainment, row.AssessedOn);

    private static int InOrder(GivenAssessment left, GivenAssessment right) =>
        left.AssessedOn != right.AssessedOn ? left.AssessedOn.CompareTo(right.AssessedOn)
        : left.RecordedAt != right.RecordedAt ? left.RecordedAt.CompareTo(right.RecordedAt)
        : left.Id.Value.CompareTo(right.Id.Value);
}
