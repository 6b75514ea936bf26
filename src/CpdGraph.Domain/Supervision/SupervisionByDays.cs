namespace CpdGraph.Domain;

/// <summary>Supervision that is due some days after the last meeting.</summary>
internal static class SupervisionByDays
{
    /// <param name="dueAfter">Days after which it is due.</param>
    /// <param name="since">Since when somebody has been arranged without a break.</param>
    /// <param name="begun">The same, but not before the employment.</param>
    public static SupervisionState Decide(SupervisionPolicy policy, int dueAfter, HeldSupervision held, DateOnly since, DateOnly begun, DateOnly day)
    {
        // A meeting from before a break is no start for what was arranged anew after it.
        var counts = held.LastHeldOn is { } last && last >= since;
        var from = counts ? held.LastHeldOn!.Value : begun;
        var dueOn = from.AddDays(dueAfter);
        var overdueOn = policy.OverdueAfterDays is { } late ? from.AddDays(late) : (DateOnly?)null;
        var status = day >= overdueOn ? SupervisionStatus.Overdue
            : day >= dueOn ? SupervisionStatus.Due
            : day >= dueOn.AddDays(-SupervisionRules.DueSoonDays) ? SupervisionStatus.DueSoon
            : SupervisionStatus.Met;
        var heldText = counts ? $"Last held on {DayText.Of(from)}"
            : held.LastHeldOn is null ? $"None held yet, counted from {DayText.Of(begun)}"
            : $"None held since it was arranged anew, counted from {DayText.Of(begun)}";
        var dueText = status switch
        {
            SupervisionStatus.Overdue => $"due since {DayText.Of(dueOn)} and overdue since {DayText.Of(overdueOn!.Value)}.",
            SupervisionStatus.Due when overdueOn is { } then => $"due since {DayText.Of(dueOn)}, and overdue from {DayText.Of(then)}.",
            SupervisionStatus.Due => $"due since {DayText.Of(dueOn)}.",
            SupervisionStatus.DueSoon => $"due on {DayText.Of(dueOn)}, within {SupervisionRules.DueSoonDays} days.",
            _ => $"due on {DayText.Of(dueOn)}.",
        };

        return new(status, dueOn, $"{heldText}; {dueText}");
    }
}
