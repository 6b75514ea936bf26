using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides on recognitions of tiers. Each is dated and can be revoked; over time a coach's live tiers only rise.</summary>
public static class TierRules
{
    /// <summary>Code of the rule that the first tier needs the accredited course.</summary>
    public const string Training = "TIER_NEEDS_TRAINING";

    /// <summary>Code of the rule that tiers come one after the other.</summary>
    public const string Order = "TIER_ORDER";

    /// <summary>Most completions, and most items of evidence, that one recognition cites.</summary>
    public const int MaximumCited = 20;

    /// <summary>Decides whether a tier may be recognised.</summary>
    /// <returns>The recognition, or every mistake found.</returns>
    public static Outcome<TierAward, AwardTierError> Award(TierEntry entry, TierFacts facts)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(facts);

        var check = new InputCheck();
        var basis = check.Needed(entry.Basis, TextRule.Reason, "basis");
        var recognisedBy = check.Text(entry.RecognisedBy, TextRule.Name with { AboutWork = true }, "recognisedBy");
        var completions = check.FindAll(entry.Completions, MaximumCited, "completionIds");
        var evidence = Evidence(entry, facts.CoachId, check);
        var overrideReason = check.Text(entry.OverrideReason, TextRule.Reason, "overrideReason");
        CheckDay(entry, facts, check);

        var errors = ImmutableArray.CreateBuilder<AwardTierError>();
        errors.AddRange(check.As(problem => new AwardTierError.Input(problem)));
        var skips = Skips(entry, facts);

        if (facts.Existing.FirstOrDefault(award => award.Tier == entry.Tier && award.RevokedOn is null) is { } same)
        {
            errors.Add(new AwardTierError.AlreadyAwarded(same.Id, same.AwardedOn));
        }

        if (entry.Tier == PracticeTier.Tier1 && !facts.HasAccreditedTraining)
        {
            errors.Add(new AwardTierError.TrainingMissing(facts.Descriptor?.SourceReference));
        }

        if (skips && overrideReason is null)
        {
            errors.Add(new AwardTierError.Skipped(entry.Tier - 1, facts.Descriptor?.SourceReference));
        }

        if (InTheWay(entry, facts) is { } other)
        {
            errors.Add(new AwardTierError.OutOfOrder(other.Tier, other.AwardedOn, facts.Descriptor?.SourceReference));
        }

        if (errors.Count > 0)
        {
            return errors.ToImmutable();
        }

        return new TierAward
        {
            Id = TierAwardId.New(facts.Now),
            CoachId = facts.CoachId,
            Tier = entry.Tier,
            AwardedOn = entry.AwardedOn,
            Basis = basis,
            RecognisedBy = recognisedBy ?? facts.Recorder.Name!,
            CompletionIds = [.. completions.Select(completion => completion.Id)],
            EvidenceIds = [.. evidence.Select(item => item.Id)],
            OverrideReason = skips ? overrideReason : null,
            RecordedById = facts.Recorder.PrincipalId!.Value,
            RecordedAt = facts.Now,
        };
    }

    /// <summary>Decides whether a recognition may be revoked. The tier then falls back to the latest that is still live.</summary>
    /// <param name="award">The one named. Its value is null when the caller may not see it.</param>
    /// <param name="revokedOn">First day on which it counts no more.</param>
    /// <param name="reason">Needed; the coach reads it.</param>
    /// <param name="today">Today in England.</param>
    /// <returns>The recognition, revoked, or every mistake found.</returns>
    public static Outcome<TierAward, RevokeTierError> Revoke(Named<TierAward> award, DateOnly revokedOn, string reason, DateOnly today)
    {
        var check = new InputCheck();
        var found = check.Find<TierAward>(award, "id");
        var why = check.Needed(reason, TextRule.Reason, "reason");

        if (revokedOn > today)
        {
            check.Add(UserErrorCode.InFuture, "The day is in the future. Revoke the recognition once that day has come.", "revokedOn");
        }
        else if (revokedOn < found?.AwardedOn)
        {
            check.Add(UserErrorCode.OutOfRange, "The day is before the recognition. Choose the day on which it was made, or a later one.", "revokedOn");
        }

        var errors = ImmutableArray.CreateBuilder<RevokeTierError>();
        errors.AddRange(check.As(problem => new RevokeTierError.Input(problem)));

        if (found?.RevokedOn is not null)
        {
            errors.Add(new RevokeTierError.AlreadyRevoked());
        }

        return errors.Count > 0 || found is null ? errors.ToImmutable() : found with { RevokedOn = revokedOn, RevocationReason = why };
    }

    // What the coach keeps for themselves, or somebody else's, is for who recognises the tier not there.
    private static ImmutableArray<EvidenceItem> Evidence(TierEntry entry, CoachId coach, InputCheck check)
    {
        var named = entry.Evidence.IsDefault ? [] : entry.Evidence;

        for (var index = 0; index < Math.Min(named.Length, MaximumCited); index++)
        {
            if (named[index].Value is { RemovedAt: not null } removed && IsCitable(removed, coach))
            {
                check.Add(UserErrorCode.Invalid, "This evidence was taken out of the portfolio. Cite another item.", "evidenceIds", InputCheck.Index(index));
            }
        }

        return check.FindAll([.. named.Select(one => one.Value is { } item && IsCitable(item, coach) ? one : new Named<EvidenceItem>(one.Key, null))], MaximumCited, "evidenceIds");
    }

    private static bool IsCitable(EvidenceItem item, CoachId coach) => item.CoachId == coach && item.Sharing != EvidenceSharing.Private;

    private static void CheckDay(TierEntry entry, TierFacts facts, InputCheck check)
    {
        if (entry.AwardedOn > LondonCalendar.DayOf(facts.Now))
        {
            check.Add(UserErrorCode.InFuture, "The day is in the future. Record the recognition once it is made.", "awardedOn");
        }
        else if (entry.AwardedOn.Year < 1970)
        {
            check.Add(UserErrorCode.OutOfRange, "The date is before 1970. Check the year.", "awardedOn");
        }

        // Two recognitions of one tier never count on the same day.
        if (facts.Existing.Where(award => award.Tier == entry.Tier).Max(award => award.RevokedOn) is { } ended && entry.AwardedOn < ended)
        {
            check.Add(UserErrorCode.OutOfRange, "An earlier recognition of this tier counted until later. Choose the day on which it was revoked, or a later one.", "awardedOn");
        }
    }

    private static bool Skips(TierEntry entry, TierFacts facts) =>
        entry.Tier > PracticeTier.Tier1 && !facts.Existing.Any(award => award.Tier == entry.Tier - 1 && award.IsLiveOn(entry.AwardedOn));

    // The latest live recognition counts, so that a lower one may not begin while a higher one counts, nor a higher one before a lower one.
    private static TierAward? InTheWay(TierEntry entry, TierFacts facts) => facts.Existing.FirstOrDefault(award =>
        award.Tier > entry.Tier
            ? award.AwardedOn < entry.AwardedOn && award.IsLiveOn(entry.AwardedOn)
            : award.Tier < entry.Tier && award.AwardedOn > entry.AwardedOn && award.RevokedOn != award.AwardedOn);
}
