using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Reads what supervisors have confirmed and recognised of a coach in <c>demo/people.yaml</c>.</summary>
internal sealed class RecognitionSeed(SeedReading reading, SeededCatalogue catalogue, SeededSupervisors supervisors)
{
    private const int DaysToRecord = 2;

    public void Add(SeedNode coach, RecordOwner owner, SeededPeople people)
    {
        foreach (var row in coach.Rows("confirmed", "requirement"))
        {
            AddConfirmation(row, owner, people);
        }

        foreach (var row in coach.Rows("tiers", "tier"))
        {
            AddTier(row, owner, people);
        }
    }

    private void AddConfirmation(SeedNode row, RecordOwner owner, SeededPeople people)
    {
        var (code, day) = (row.Text("requirement"), row.Ago("daysAgo"));

        if (supervisors.Find(row, row.Text("confirmedBy")) is not { } supervisor)
        {
            return;
        }

        var now = reading.Moment(day, DaysToRecord);
        var wish = new ReadinessToConfirm
        {
            Coach = new(owner.Key, owner.Coach),
            Employments = owner.Employments,
            Requirement = new(code, catalogue.Requirements.Where(one => one.Code == code && one.IsInForceOn(day)).MaxBy(one => one.ValidFrom)),
            MetOn = day,
            Note = row.TextOrNull("note"),
            Existing = [.. people.Confirmations.Where(one => one.CoachId == owner.Coach.Id)],
        };

        if (row.Take(ConfirmationRules.Confirm(wish, supervisor.CallerFor(owner, day), now)) is { } confirmation)
        {
            var id = reading.Define(RecordKind.ReadinessConfirmation, $"{owner.Key}/{code}/{wish.Existing.Length + 1}", row.Place);
            people.Confirmations.Add(confirmation with { Id = ReadinessConfirmationId.From(id) });
        }
    }

    private void AddTier(SeedNode row, RecordOwner owner, SeededPeople people)
    {
        var (tier, day) = (row.Choice<PracticeTier>("tier"), row.Ago("daysAgo"));

        if (supervisors.Find(row, row.Text("recordedBy")) is not { } supervisor)
        {
            return;
        }

        var entry = new TierEntry
        {
            Tier = tier,
            AwardedOn = day,
            Basis = row.Text("basis"),
            RecognisedBy = row.TextOrNull("recognisedBy"),
            OverrideReason = row.TextOrNull("overrideReason"),
        };
        var facts = new TierFacts
        {
            CoachId = owner.Coach.Id,
            Existing = [.. people.TierAwards.Where(award => award.CoachId == owner.Coach.Id)],
            HasAccreditedTraining = HasAccreditedTraining(owner, people, day),
            Recorder = supervisor.CallerFor(owner, day),
            Now = reading.Moment(day, DaysToRecord),
        };

        if (row.Take(TierRules.Award(entry, facts)) is { } made && Revoked(row, made) is { } award)
        {
            var number = facts.Existing.Count(before => before.Tier == tier) + 1;
            var id = reading.Define(RecordKind.TierAward, $"{owner.Key}/{tier}/{number}", row.Place);
            people.TierAwards.Add(award with { Id = TierAwardId.From(id) });
        }
    }

    private TierAward? Revoked(SeedNode row, TierAward award) => row.AgoOrNull("revokedDaysAgo") is { } day
        ? row.Take(TierRules.Revoke(new(award.Tier.ToString(), award), day, row.Text("reason"), reading.Today))
        : award;

    private bool HasAccreditedTraining(RecordOwner owner, SeededPeople people, DateOnly day)
    {
        var facts = new ReadinessFacts
        {
            Employments = owner.Employments,
            Completions = [.. people.Completions.Where(row => row.CoachId == owner.Coach.Id).Select(row => new CompletedOffer(row, catalogue.Claim(row.OfferId)))],
            Confirmations = [.. people.Confirmations.Where(row => row.CoachId == owner.Coach.Id)],
        };

        return ReadinessRules.Decide(facts, catalogue.Requirements, day)?.HasAccreditedTraining == true;
    }
}
