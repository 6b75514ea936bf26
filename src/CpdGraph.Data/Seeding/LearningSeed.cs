using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Whose record it is.</summary>
/// <param name="Key">Of the person in the file.</param>
/// <param name="RecorderId">Who writes in it.</param>
internal sealed record RecordOwner(string Key, CoachId CoachId, PrincipalId RecorderId, IReadOnlyCollection<Employment> Employments);

/// <summary>Reads what a coach in <c>demo/people.yaml</c> has learned, through the rules for what people type.</summary>
internal sealed class LearningSeed(
    SeedReading reading,
    IReadOnlyDictionary<string, SeededOffer> offers,
    IReadOnlyDictionary<string, FundingStream> streams,
    IReadOnlyDictionary<string, Competency> competencies)
{
    private const int DaysToRecord = 2;
    private const int DaysToCheck = 9;

    /// <param name="checker">The account of a supervisor by key. Null, with a problem reported, when it is none.</param>
    public void Add(SeedNode coach, RecordOwner owner, Func<SeedNode, string, Principal?> checker, SeededPeople people)
    {
        var recorded = new List<(string Offer, Completion Completion)>();

        foreach (var row in coach.Rows("completions", "offer"))
        {
            var offer = row.Text("offer");
            var earlier = recorded.Where(pair => pair.Offer == offer).Select(pair => pair.Completion).ToArray();

            if (Completion(row, owner, offer, earlier, people) is { } completion)
            {
                recorded.Add((offer, completion));
                people.Completions.Add(Checked(row, completion, checker));
            }
        }

        people.InformalLearning.AddRange(coach.Rows("informalLearning", "title").Select(row => Informal(row, owner)).OfType<InformalLearning>());
    }

    private Completion? Completion(SeedNode row, RecordOwner owner, string slug, Completion[] earlier, SeededPeople people)
    {
        var day = reading.Today.AddDays(-row.Number("daysAgo"));
        var replaced = row.FlagOrNull("replacesEarlier") == true ? earlier.LastOrDefault() : null;
        var claim = new CompletionClaim
        {
            Offer = new(slug, offers.GetValueOrDefault(slug) is { } offer ? new OfferHistory(offer.Offer, [offer.Version]) : null),
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
            CoachId = owner.CoachId,
            RecorderId = owner.RecorderId,
            EmployerId = Employment.On(owner.Employments, day)?.OrganisationId,
            SameDay = [.. earlier.Where(completion => completion.OccurredOn == day)],
            Now = Moment(day, DaysToRecord),
        };

        switch (CompletionRules.Decide(claim, facts))
        {
            case Outcome<RecordedCompletion, RecordCompletionError>.Done(var made):
                return Keep(row, made, $"{owner.Key}/{slug}/{earlier.Length + 1}", people);
            case Outcome<RecordedCompletion, RecordCompletionError>.Refused(var errors):
                Report(row, errors);
                return null;
            default:
                return null;
        }
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

    private Completion Checked(SeedNode row, Completion completion, Func<SeedNode, string, Principal?> checker)
    {
        var verification = row.ChoiceOrNull<Verification>("verification") ?? Verification.SelfReported;
        var reason = verification == Verification.Rejected ? row.Text("reason") : null;

        if (verification == Verification.SelfReported || checker(row, row.Text("checkedBy")) is not { } account)
        {
            return completion;
        }

        var moment = Moment(completion.OccurredOn, DaysToCheck);
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
            Stream = new(code, streams.GetValueOrDefault(code)),
            Amount = row.DecimalOrNull("amount") is { } amount ? new MoneyEntry(amount) : null,
            SharePercent = row.DecimalOrNull("sharePercent"),
            Use = row.ChoiceOrNull<FundingUse>("use") ?? FundingUse.CourseFee,
            Reference = row.TextOrNull("reference"),
        };
    }

    private InformalLearning? Informal(SeedNode row, RecordOwner owner)
    {
        var day = reading.Today.AddDays(-row.Number("daysAgo"));
        var entry = new InformalLearningEntry
        {
            Title = row.Text("title"),
            Kind = row.Choice<InformalLearningKind>("kind"),
            OccurredOn = day,
            CpdMinutes = row.Number("cpdMinutes"),
            Reflection = row.TextOrNull("reflection"),
            Competencies = [.. row.Texts("competencies").Select(code => new Named<Competency>(code, competencies.GetValueOrDefault(code)))],
        };

        switch (InformalLearningRules.Log(entry, owner.CoachId, owner.RecorderId, minutesThatDay: 0, Moment(day, DaysToRecord)))
        {
            case Outcome<InformalLearning, LogInformalLearningError>.Done(var learning):
                var key = $"{owner.Key}/{learning.Title}";
                return learning with { Id = InformalLearningId.From(reading.Define(RecordKind.InformalLearning, key, row.Place)) };
            case Outcome<InformalLearning, LogInformalLearningError>.Refused(var errors):
                Report(row, errors);
                return null;
            default:
                return null;
        }
    }

    private void Report<TError>(SeedNode row, ImmutableArray<TError> errors)
        where TError : UserError
    {
        foreach (var error in errors)
        {
            reading.Report(row.Place, $"is refused ({string.Join('.', error.Field)}): {error.Message}");
        }
    }

    // Some days later, but never after today began.
    private DateTimeOffset Moment(DateOnly day, int days)
    {
        var later = day.AddDays(days);
        return LondonCalendar.StartOf(later < reading.Today ? later : reading.Today);
    }
}
