using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

/// <summary>A coach to whom nothing is missing, and an offer that brings nobody forward: tests of suggestions change one thing at a time.</summary>
internal static class SuggestionSample
{
    public static readonly DateOnly Day = Sample.Today;
    public static readonly Competency Listening = Expecting("2.3", "Listens.");
    public static readonly Competency Groups = Expecting("4.1", "Leads groups.");
    public static readonly OrganisationId Board = OrganisationId.New(Sample.Now);

    public static readonly SuggestionFacts Nothing = new()
    {
        Day = Day,
        Profile = Profile(),
        Readiness = ReadinessRules.Decide(ReadinessSample.Ready(), [ReadinessSample.Course, ReadinessSample.Induction], Day),
        Areas = [Board],
    };

    /// <summary>A competency of which tier 2 expects the third level.</summary>
    public static Competency Expecting(string code, string statement) => Sample.Competency(code) with { Statement = statement, Expectations = [new(PracticeTier.Tier2, Attainment.Competent)] };

    /// <summary>Against tier 2, with these competencies unconfirmed; everything else is confirmed.</summary>
    public static CompetencyProfile Profile(params Competency[] gaps) =>
        CompetencyProfile.Of([.. gaps, .. new[] { Listening, Groups }.Except(gaps)], [.. new[] { Listening, Groups }.Except(gaps).Select(Confirmed)], PracticeTier.Tier2);

    public static CompetencyStanding Confirmed(Competency competency) =>
        new() { CompetencyId = competency.Id, Supervisor = new(AssessmentId.New(Sample.Now), Attainment.Competent, Day.AddDays(-1)), IsAnswered = true };

    public static SuggestionFacts Lacking(params Competency[] gaps) => Nothing with { Profile = Profile(gaps) };

    /// <summary>A coach who has yet to meet these requirements before taking referrals, and no others.</summary>
    public static SuggestionFacts Without(params ReadinessRequirement[] requirements) => Nothing with
    {
        Readiness = new() { Day = Day, Status = ReadinessStatus.InProgress, Checks = [.. requirements.Select(requirement => new ReadinessCheck { Requirement = requirement, Reason = "Nothing yet." })] },
    };

    /// <summary>A plan in force with these actions.</summary>
    public static DevelopmentPlan Plan(params PlanAction[] actions) => new()
    {
        Id = DevelopmentPlanId.New(Sample.Now),
        CoachId = CoachId.New(Sample.Now),
        StartsOn = Day.AddDays(-30),
        ReviewOn = Day.AddDays(100),
        Status = PlanStatus.Agreed,
        Actions = [.. actions],
        Revision = 1,
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
    };

    public static PlanAction Action(string title) => new() { Key = title, Title = title };

    public static StepAhead Ahead(PathwayRequirement requirement, bool isStarted = true, bool optional = false) => new()
    {
        Pathway = Pathway("core-practice"),
        Step = new() { Key = "learn", Stage = 1, Title = "Learn it", Optional = optional, Requirement = requirement },
        IsStarted = isStarted,
    };

    public static Pathway Pathway(string slug) => new()
    {
        Id = PathwayId.New(Sample.Now),
        Slug = slug,
        Name = "Core practice",
        Kind = PathwayKind.TierProgression,
        Summary = "A way.",
        Provenance = Provenance.Illustrative,
        Revision = 1,
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
    };

    /// <summary>A published offer in a place that serves no area known, of unknown price and without runs.</summary>
    public static SuggestionCandidate Offer(string title = "Core skills", params CompetencyMapping[] mappings)
    {
        var (record, version) = (Sample.Offer(OfferStatus.Published).Offer, Sample.Version(OfferId.New(Sample.Now)));
        var shown = version with { OfferId = record.Id, Title = title, CompetencyMappings = [.. mappings] };

        return new() { Offer = new(record, shown), Claim = new(shown, [], []), Provider = Sample.Provider() };
    }

    public static SuggestionCandidate Developing(params Competency[] competencies) => Offer(mappings: [.. competencies.Select(competency => Sample.Mapping(competency.Id))]);

    /// <summary>A change of what the version shown says.</summary>
    public static SuggestionCandidate Shown(this SuggestionCandidate offer, Func<OfferVersion, OfferVersion> change)
    {
        var shown = change(offer.Offer.Shown);

        return offer with { Offer = new(offer.Offer.Record, shown), Claim = offer.Claim with { Version = shown } };
    }

    /// <summary>It claims to meet these requirements.</summary>
    public static SuggestionCandidate Claiming(this SuggestionCandidate offer, ImmutableArray<Accreditation> accreditations, params ReadinessRequirement[] requirements) =>
        offer with { Claim = new(offer.Offer.Shown, [.. requirements.Select(row => row.Code)], accreditations) };

    /// <summary>Runs of one day that take bookings, so many days from now.</summary>
    public static SuggestionCandidate Running(this SuggestionCandidate offer, params int[] days) => offer with { Runs = [.. days.Select(day => Run(offer, day))] };

    public static OfferRun Run(SuggestionCandidate offer, int days) => new()
    {
        Id = OfferRunId.New(Sample.Now),
        OfferId = offer.Offer.Id,
        StartsAt = Sample.Now.AddDays(days),
        EndsAt = Sample.Now.AddDays(days).AddHours(3),
        Sessions = [new() { Key = "1", StartsAt = Sample.Now.AddDays(days), EndsAt = Sample.Now.AddDays(days).AddHours(3) }],
        Price = new(),
        Provenance = Provenance.Illustrative,
        Revision = 1,
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
    };

    public static Completion Completed(SuggestionCandidate offer, int daysAgo = 100, int? expiresIn = null) => Sample.Completion(CoachId.New(Sample.Now), Verification.Verified) with
    {
        OfferId = offer.Offer.Id,
        OfferVersionId = offer.Offer.Shown.Id,
        OccurredOn = Day.AddDays(-daysAgo),
        ExpiresOn = expiresIn is { } days ? Day.AddDays(days) : null,
    };

    /// <summary>The suggestions as <c>title score</c>, the best first.</summary>
    public static string[] Titles(SuggestionFacts facts, params SuggestionCandidate[] offers) =>
        [.. SuggestionRules.Suggest(facts, offers, 50).Select(suggested => $"{suggested.Offer.Title} {suggested.Score}")];

    /// <summary>The reasons for one offer as <c>KIND points text</c>. Empty when it is not suggested.</summary>
    public static string[] Reasons(SuggestionFacts facts, SuggestionCandidate offer) =>
        [.. SuggestionRules.Suggest(facts, [offer], 50).SelectMany(suggested => suggested.Reasons).Select(reason => $"{reason.Kind} {reason.Points} {reason.Text}")];
}
