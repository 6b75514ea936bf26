using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// Decides how supervision stands on a day. How often, how much and by whom is in the rules that are rows; here is only how they are counted.
/// </summary>
public static class SupervisionRules
{
    /// <summary>From this many days before the day it is due, supervision is due soon.</summary>
    /// <remarks>
    /// A policy of this service: diaries of two people are rarely free sooner than in two weeks, and line management recurs each month, so that
    /// a longer time would call nearly everything due soon.
    /// </remarks>
    public const int DueSoonDays = 14;

    /// <summary>Decides for each kind with a rule in force on the day, and for all together.</summary>
    /// <param name="facts">Known up to the day.</param>
    /// <param name="policies">Rules of all days, past ones too: a month is judged by the rule that was in force at its end.</param>
    public static SupervisionOverview Decide(SupervisionFacts facts, IReadOnlyCollection<SupervisionPolicy> policies, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(policies);

        ImmutableArray<SupervisionVerdict> verdicts =
        [
            .. Enum.GetValues<SupervisionKind>()
                .Select(kind => SupervisionPolicy.On(policies, kind, day))
                .OfType<SupervisionPolicy>()
                .Select(policy => Decide(facts, policies, policy, day)),
        ];

        return new(verdicts, verdicts.IsEmpty ? SupervisionStatus.Met : verdicts.MaxBy(verdict => Badness(verdict.Status))!.Status);
    }

    /// <summary>How bad a status is, from 0.</summary>
    public static int Badness(SupervisionStatus status) => status == SupervisionStatus.NotArranged ? 4 : (int)status - 1;

    private static SupervisionVerdict Decide(SupervisionFacts facts, IReadOnlyCollection<SupervisionPolicy> policies, SupervisionPolicy policy, DateOnly day)
    {
        var kind = policy.Kind;
        var held = facts.Held.FirstOrDefault(row => row.Kind == kind) ?? HeldSupervision.Nothing(kind);
        var arranged = facts.Arranged.Where(row => row.Kind == kind && row.IsLiveOn(day)).MaxBy(row => row.StartsOn);

        if (arranged is null)
        {
            return new()
            {
                Policy = policy,
                Status = SupervisionStatus.NotArranged,
                Reason = $"Nobody is arranged for {SupervisionWords.Of(kind)} on {DayText.Of(day)}. Arrange a supervisor.",
                Held = held,
            };
        }

        var since = UnbrokenSince(facts.Arranged, arranged);
        var begun = Later(since, EmployedSince(facts.Employments, day));
        var state = Worst(
            policy.DueAfterDays is { } days ? SupervisionByDays.Decide(policy, days, held, since, begun, day) : null,
            policy.MinutesPerMonth is { } minutes ? SupervisionByMinutes.Decide(minutes, MinutesBefore(policies, kind, day), held, begun, day) : null)
            ?? new(SupervisionStatus.Met, null, "The rule asks for no rhythm and no minutes.");
        var qualified = SupervisorQualification.Meets(policy, arranged.Supervisor, arranged.SupervisorTier);

        return new()
        {
            Policy = policy,
            Status = state.Status,
            Reason = qualified ? state.Reason : $"{state.Reason} Who is arranged does not meet the rule on this day, so that meetings with them do not count.",
            Supervisor = arranged.Supervisor,
            SupervisorTier = arranged.SupervisorTier,
            SupervisorQualified = qualified,
            Held = held,
            NextDueOn = state.NextDueOn,
        };
    }

    // Another supervisor from the day after does not make a new beginning: a change of supervisors is no reason to wait longer.
    private static DateOnly UnbrokenSince(ImmutableArray<ArrangedSupervision> all, ArrangedSupervision arranged)
    {
        var since = arranged.StartsOn;

        while (all.Where(row => row.Kind == arranged.Kind && row.StartsOn < since && (row.EndsOn is not { } last || (last >= row.StartsOn && last.AddDays(1) >= since)))
            .MinBy(row => row.StartsOn) is { } before)
        {
            since = before.StartsOn;
        }

        return since;
    }

    // Arranged before the first day of work, it counts from that day.
    private static DateOnly? EmployedSince(ImmutableArray<Employment> employments, DateOnly day) =>
        (Employment.On(employments, day) ?? employments.Where(row => row.StartedOn > day).MinBy(row => row.StartedOn))?.StartedOn;

    // The month before is judged by its own rule, if that was there for all of it.
    private static int? MinutesBefore(IReadOnlyCollection<SupervisionPolicy> policies, SupervisionKind kind, DateOnly day)
    {
        var first = SupervisionByMinutes.FirstOfMonth(day);

        return SupervisionPolicy.On(policies, kind, first.AddDays(-1)) is { } before && SupervisionPolicy.On(policies, kind, first.AddMonths(-1)) is not null
            ? before.MinutesPerMonth
            : null;
    }

    private static SupervisionState? Worst(SupervisionState? left, SupervisionState? right) =>
        left is null || (right is not null && Badness(right.Status) > Badness(left.Status)) ? right : left;

    private static DateOnly Later(DateOnly day, DateOnly? other) => other > day ? other.Value : day;
}

/// <summary>What one way of counting says.</summary>
internal sealed record SupervisionState(SupervisionStatus Status, DateOnly? NextDueOn, string Reason);
