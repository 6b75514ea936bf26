using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Reads what a coach in <c>demo/people.yaml</c> has learned, through the rules for what people type.</summary>
internal sealed class LearningSeed(SeedReading reading, SeededCatalogue catalogue, SeededSupervisors supervisors)
{
    private const int DaysToRecord = 2;
    private const int DaysToCheck = 9;

    public void Add(SeedNode coach, RecordOwner owner, SeededPeople people)
    {
        var recorded = new List<(string Offer, Completion Completion)>();

        foreach (var row in coach.Rows("completions", "offer"))
        {
            var offer = row.Text("offer");
            var earlier = recorded.Where(pair => pair.Offer == offer).Select(pair => pair.Completion).ToArray();

            if (Completion(row, owner, offer, earlier, people) is { } completion)
            {
                recorded.Add((offer, completion));
                people.Completions.Add(Checked(row, completion));
            }
        }

        people.InformalLearning.AddRange(coach.Rows("informalLearning", "title").Select(row => Informal(row, owner)).OfType<InformalLearning>());
    }

    private Completion? Completion(SeedNode row, RecordOwner owner, string slug, Completion[] earlier, SeededPeople people)
    {
        var day = row.Ago("daysAgo");
        var replaced = row.FlagOrNull("replacesEarlier") == true ? earlier.LastOrDefault() : null;
        var claim = new CompletionClaim
        {
            Offer = new(slug, catalogue.Offers.GetValueOrDefault(slug) is { } offer ? new OfferHistory(offer.Offer, [offer.Version]) : null),
            OccurredOn = day,
            Outcome = row.ChoiceOrNull<CompletionOutcome>("outcome") ?? CompletionOutcome.Attended,
            CpdMinutes = row.NumberOrNull("cpdMinutes"),
            DaysAttended = row.DecimalOrNull("daysAttended"),
            Cost = row.DecimalOrNull("cost") is { } cost ? new MoneyEntry(cost) : null,
            Funding = [.. row.Rows("funding", "stream").Select(Funding)],
            EvidenceUrl = row.TextOrNull("evidenceUrl"),
            Replaces = replaced is null ? null : new Named<Completion>(slug, replaced),
        };
        var facts = new CompletionFacts
        {
            CoachId = owner.Coach.Id,
            RecorderId = owner.RecorderId,
            EmployerId = Employment.On(owner.Employments, day)?.OrganisationId,
            SameDay = [.. earlier.Where(completion => completion.OccurredOn == day)],
            Now = reading.Moment(day, DaysToRecord),
        };

        return row.Take(CompletionRules.Decide(claim, facts)) is { } made ? Keep(row, made, $"{owner.Key}/{slug}/{earlier.Length + 1}", people) : null;
    }

    // The rules make new ids; these are found again when the files are loaded again.
    private Completion Keep(SeedNode row, RecordedCompletion made, string key, SeededPeople people)
    {
        var completion = made.Completion with { Id = CompletionId.From(reading.Define(RecordKind.Completion, key, row.Place)) };
        people.Awards.AddRange(made.Funding.Select(award => award with
        {
            Id = FundingAwardId.From(reading.Define(RecordKind.FundingAward, $"{key}/{award.Position}", row.Place)),
            CompletionId = completion.Id,
        }));
        return completion;
    }

    private Completion Checked(SeedNode row, Completion completion)
    {
        var verification = row.ChoiceOrNull<Verification>("verification") ?? Verification.SelfReported;
        var reason = verification == Verification.Rejected ? row.Text("reason") : null;

        if (verification == Verification.SelfReported || supervisors.Find(row, row.Text("checkedBy")) is not { Account: var account })
        {
            return completion;
        }

        var moment = reading.Moment(completion.OccurredOn, DaysToCheck);
        return completion with
        {
            Verification = verification,
            CheckedById = account.Id,
            CheckedByName = account.Name,
            CheckedAt = moment,
            RejectionReason = reason,
            UpdatedAt = moment,
        };
    }

    private FundingEntry Funding(SeedNode row)
    {
        var code = row.Text("stream");

        return new FundingEntry
        {
            Stream = new(code, catalogue.Streams.GetValueOrDefault(code)),
            Amount = row.DecimalOrNull("amount") is { } amount ? new MoneyEntry(amount) : null,
            SharePercent = row.DecimalOrNull("sharePercent"),
            Use = row.ChoiceOrNull<FundingUse>("use") ?? FundingUse.CourseFee,
            Reference = row.TextOrNull("reference"),
        };
    }

    private InformalLearning? Informal(SeedNode row, RecordOwner owner)
    {
        var day = row.Ago("daysAgo");
        var entry = new InformalLearningEntry
        {
            Title = row.Text("title"),
            Kind = row.Choice<InformalLearningKind>("kind"),
            OccurredOn = day,
            CpdMinutes = row.Number("cpdMinutes"),
            Reflection = row.TextOrNull("reflection"),
            Competencies = [.. row.Texts("competencies").Select(catalogue.Competency)],
        };

        return row.Take(InformalLearningRules.Log(entry, owner.Coach.Id, owner.RecorderId, minutesThatDay: 0, reading.Moment(day, DaysToRecord))) is { } learning
            ? learning with { Id = InformalLearningId.From(reading.Define(RecordKind.InformalLearning, $"{owner.Key}/{learning.Title}", row.Place)) }
            : null;
    }
}
