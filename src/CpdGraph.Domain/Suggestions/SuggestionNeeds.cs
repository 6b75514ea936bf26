using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What a coach lacks and what runs out, as offers are looked for and judged by it. Made once a coach.</summary>
internal sealed class SuggestionNeeds
{
    private readonly Dictionary<OfferId, Completion> done;
    private readonly Dictionary<CompetencyId, CompetencyProfileEntry> entries;

    public SuggestionNeeds(SuggestionFacts facts)
    {
        Facts = facts;
        Gaps = facts.Profile?.Gaps ?? [];
        Unmet = [.. Checks.Where(check => !check.Met)];
        Lapsing = [.. Checks.Where(check => check.Met && IsAboutToEnd(check.ExpiresOn))];

        // In the order of their names, so that whoever reads pathways in another order says the same.
        Steps = [.. facts.Steps
            .OrderByDescending(step => step.IsStarted)
            .ThenBy(step => step.Pathway.Slug, StringComparer.Ordinal)
            .ThenBy(step => step.Step.Stage)
            .ThenBy(step => step.Step.Key, StringComparer.Ordinal)];
        OpenActions = facts.Plan is null ? [] : [.. facts.Plan.Actions.Where(action => action.DoneOn is null)];
        entries = (facts.Profile?.Entries ?? []).ToDictionary(entry => entry.Competency.Id);
        done = Live(facts).GroupBy(row => row.OfferId).ToDictionary(rows => rows.Key, rows => rows.MaxBy(row => (row.ExpiresOn ?? DateOnly.MaxValue, row.OccurredOn, row.Id.Value))!);
    }

    public SuggestionFacts Facts { get; }

    /// <summary>The biggest first.</summary>
    public ImmutableArray<CompetencyGap> Gaps { get; }

    /// <summary>What is not met before taking referrals: what is required first.</summary>
    public ImmutableArray<ReadinessCheck> Unmet { get; }

    /// <summary>What is met by a completion that is about to expire.</summary>
    public ImmutableArray<ReadinessCheck> Lapsing { get; }

    public ImmutableArray<StepAhead> Steps { get; }

    public ImmutableArray<PlanAction> OpenActions { get; }

    /// <summary>Offers that the coach has completed so that it still counts.</summary>
    public IReadOnlyCollection<OfferId> Done => done.Keys;

    /// <summary>Those of them that are about to stop counting.</summary>
    public IEnumerable<OfferId> Renewable => done.Where(pair => IsAboutToEnd(pair.Value.ExpiresOn)).Select(pair => pair.Key);

    /// <summary>The completion of an offer that counts longest. Null when none counts.</summary>
    public Completion? DoneBy(OfferId offer) => done.GetValueOrDefault(offer);

    /// <summary>Whether a day on which something stops counting is near.</summary>
    public bool IsAboutToEnd(DateOnly? expiresOn) => expiresOn is { } day && day > Facts.Day && day.DayNumber - Facts.Day.DayNumber <= SuggestionPoints.ExpiringDays;

    /// <summary>A competency of the framework in force. Null when it is of another.</summary>
    public Competency? CompetencyOf(CompetencyId id) => entries.GetValueOrDefault(id)?.Competency;

    /// <summary>Competencies of a step that are not confirmed as it asks, in its order. Empty for one that asks for none.</summary>
    public IEnumerable<CompetencyId> MissingOf(PathwayStep step) => step.Requirement is CompetencyRequirement asked
        ? asked.CompetencyIds.Where(id => (entries.GetValueOrDefault(id)?.Confirmed ?? Attainment.NotAssessed) < asked.Attainment)
        : [];

    private ImmutableArray<ReadinessCheck> Checks => Facts.Readiness?.Checks ?? [];

    // A corrected completion never counts, and one in part or not passed is still to be done.
    private static IEnumerable<Completion> Live(SuggestionFacts facts)
    {
        var replaced = facts.Completions.Select(row => row.ReplacesId).OfType<CompletionId>().ToHashSet();

        return facts.Completions.Where(row => row.OccurredOn <= facts.Day
            && !(row.ExpiresOn <= facts.Day)
            && row.Verification != Verification.Rejected
            && row.Outcome is not (CompletionOutcome.Partial or CompletionOutcome.NotPassed)
            && !replaced.Contains(row.Id));
    }
}
