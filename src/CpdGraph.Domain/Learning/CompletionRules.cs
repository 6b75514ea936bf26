using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides whether a claim to have finished an offer may stand.</summary>
public static class CompletionRules
{
    /// <summary>Most CPD minutes of one completion: a long qualification has some 600 hours.</summary>
    public const int MaximumMinutes = 60_000;

    /// <summary>Decides whether the claim may stand.</summary>
    /// <returns>The completion with its funding, or every mistake found (not only the first).</returns>
    public static Outcome<RecordedCompletion, RecordCompletionError> Decide(CompletionClaim claim, CompletionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(facts);

        var check = new InputCheck();
        var history = check.Find<OfferHistory>(Published(claim.Offer), "offer");
        var run = check.Find(OfOffer(claim.Run, history), "runId");
        var version = history?.On(claim.OccurredOn);
        check.DayOfLearning(claim.OccurredOn, LondonCalendar.DayOf(facts.Now), "occurredOn");
        var minutes = ReadMinutes(claim, version, check);
        CheckDaysAttended(claim, version, check);
        var cost = check.Money(claim.Cost, "cost");
        var lines = FundingSplit.Read(cost, claim.Cost is not null, [.. claim.Funding.Select(line => line with { Allocation = null })], check, out var gap);
        var evidence = check.Link(claim.EvidenceUrl, "evidenceUrl");
        var replaces = check.Find(OfCoach(claim.Replaces, facts.CoachId), "replacesId");

        var errors = ImmutableArray.CreateBuilder<RecordCompletionError>();
        errors.AddRange(check.As(problem => new RecordCompletionError.Input(problem)));
        errors.AddRange(DayErrors(claim, history, run));

        for (var index = 0; index < claim.Funding.Length; index++)
        {
            // What a coach states moves no money; who holds the budget awards it.
            if (claim.Funding[index].Allocation is not null)
            {
                errors.Add(new RecordCompletionError.Input(new(
                    UserErrorCode.Invalid, "A completion says who paid, and takes nothing from a budget. Leave the budget out; who holds it can award the money.", ["funding", InputCheck.Index(index), "allocationId"])));
            }
        }

        if (gap is not null)
        {
            errors.Add(new RecordCompletionError.FundingMismatch(gap));
        }

        if (replaces is not null && facts.Replaced.Contains(replaces.Id))
        {
            errors.Add(new RecordCompletionError.AlreadyReplaced());
        }

        if (facts.SameDay.FirstOrDefault(row => Counts(row, facts) && row.Id != replaces?.Id) is { } same)
        {
            errors.Add(new RecordCompletionError.AlreadyRecorded(same.Id));
        }

        if (errors.Count > 0 || history is null || version is null)
        {
            return errors.ToImmutable();
        }

        var completion = new Completion
        {
            Id = CompletionId.New(facts.Now),
            CoachId = facts.CoachId,
            OfferId = history.Offer.Id,
            OfferVersionId = version.Id,
            RunId = run?.Id,
            OccurredOn = claim.OccurredOn,
            ExpiresOn = version.ValidForMonths is { } months ? claim.OccurredOn.AddMonths(months) : null,
            CpdMinutes = minutes,
            DaysAttended = claim.DaysAttended,
            Outcome = claim.Outcome,
            Verification = Verification.SelfReported,
            Cost = cost,
            EvidenceUrl = evidence,
            ReplacesId = replaces?.Id,
            RecordedById = facts.RecorderId,
            RecordedAt = facts.Now,
            UpdatedAt = facts.Now,
        };

        return new RecordedCompletion(completion, [.. lines.Select((line, index) => Award(line, index + 1, completion, facts))]);
    }

    // An offer that was never published cannot have been taken by anybody: to learners it does not exist.
    private static Named<OfferHistory> Published(Named<OfferHistory> offer) =>
        offer.Value is { } history && history.Versions.Any(version => version.PublishedAt is not null) ? offer : offer with { Value = null };

    private static Named<OfferRun>? OfOffer(Named<OfferRun>? run, OfferHistory? history) =>
        run is { Value: { } found } named && history is not null && found.OfferId != history.Offer.Id ? named with { Value = null } : run;

    private static Named<Completion>? OfCoach(Named<Completion>? completion, CoachId coach) =>
        completion is { Value: { } found } named && found.CoachId != coach ? named with { Value = null } : completion;

    private static bool Counts(Completion completion, CompletionFacts facts) =>
        completion.Verification != Verification.Rejected && !facts.Replaced.Contains(completion.Id);

    private static int ReadMinutes(CompletionClaim claim, OfferVersion? version, InputCheck check)
    {
        if (claim.CpdMinutes is null && version is { Delivery.CpdMinutes: null or 0 })
        {
            check.Add(UserErrorCode.Required, "This offer does not say how much CPD time it counts for. Enter the minutes.", "cpdMinutes");
        }

        check.Within(claim.CpdMinutes, 1, MaximumMinutes, "cpdMinutes");

        return claim.CpdMinutes ?? version?.Delivery.CpdMinutes ?? 0;
    }

    private static void CheckDaysAttended(CompletionClaim claim, OfferVersion? version, InputCheck check)
    {
        if (claim.DaysAttended is <= 0)
        {
            check.Add(UserErrorCode.OutOfRange, "The days attended must be more than 0. Leave them out when not known.", "daysAttended");
        }
        else
        {
            check.Within(claim.DaysAttended, 0, version?.Delivery.Days ?? 366, "daysAttended");
            check.TwoDecimals(claim.DaysAttended, "daysAttended");
        }
    }

    private static IEnumerable<RecordCompletionError> DayErrors(CompletionClaim claim, OfferHistory? history, OfferRun? run)
    {
        if (run is not null)
        {
            // A completion is never before the run's end.
            var lastDay = LondonCalendar.DayOf(run.EndsAt);

            if (claim.OccurredOn < lastDay)
            {
                yield return new RecordCompletionError.OutsideOfferDates(lastDay, null);
            }
        }
        else if (history is { WithdrawnOn: { } withdrawn } && claim.OccurredOn > withdrawn)
        {
            var firstDay = history.Offer.PublishedAt is { } published ? LondonCalendar.DayOf(published) : withdrawn;
            yield return new RecordCompletionError.OutsideOfferDates(firstDay < withdrawn ? firstDay : withdrawn, withdrawn);
        }
    }

    private static FundingAward Award(FundingLine line, int position, Completion completion, CompletionFacts facts) => new()
    {
        Id = FundingAwardId.New(facts.Now),
        CoachId = facts.CoachId,
        CompletionId = completion.Id,
        Position = position,
        AwardedOn = completion.OccurredOn,
        StreamId = line.StreamId,
        EmployerId = facts.EmployerId,
        Use = line.Use,
        Amount = line.Amount,
        SharePercent = line.SharePercent,
        Status = FundingStatus.Stated,
        Reference = line.Reference,
    };
}
