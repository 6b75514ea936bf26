using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

/// <summary>Pathways and facts that tests of progress start from.</summary>
internal static class PathwaySample
{
    public static readonly DateOnly Day = Sample.Today;
    public static readonly CoachId Coach = CoachId.New(Sample.Now);
    public static readonly OfferId First = OfferId.New(Sample.Now);
    public static readonly OfferId Second = OfferId.New(Sample.Now);
    public static readonly OfferId Third = OfferId.New(Sample.Now);
    public static readonly Competency Listening = Sample.Competency("2.3");
    public static readonly Competency Groups = Sample.Competency("4.1");

    /// <summary>One stage with these steps.</summary>
    public static Pathway Pathway(params PathwayStep[] steps) => new()
    {
        Id = PathwayId.New(Sample.Now),
        Slug = "a-pathway",
        Name = "A pathway",
        Kind = PathwayKind.TierProgression,
        Summary = "From here to there.",
        Stages = [new() { Number = 1, Title = "All of it", Steps = [.. steps] }],
        Provenance = Provenance.Illustrative,
        Revision = 1,
        CreatedAt = Sample.Now,
        UpdatedAt = Sample.Now,
    };

    public static PathwayStep Step(string key, PathwayRequirement requirement, params string[] after) => new()
    {
        Key = key,
        Stage = 1,
        Title = $"Step {key}",
        After = [.. after],
        Requirement = requirement,
    };

    public static OfferRequirement Offers(int atLeast, params OfferId[] offers) => new() { AtLeast = atLeast, OfferIds = [.. offers] };

    public static CompetencyRequirement Competencies(Attainment attainment, params Competency[] competencies) =>
        new() { Attainment = attainment, CompetencyIds = [.. competencies.Select(competency => competency.Id)] };

    public static ExperienceRequirement Experience(int? months = null) => new() { Description = "Twelve months since first practice.", Months = months };

    public static TierRequirement Tier(PracticeTier tier) => new() { Tier = tier };

    public static ReadinessStepRequirement Readiness(params ReadinessRequirement[] requirements) => new() { RequirementIds = [.. requirements.Select(row => row.Id)] };

    public static CompletedOffer Completed(OfferId offer, int day, string title = "Core skills") => new(
        Sample.Completion(Coach, Verification.Verified) with { OfferId = offer, OccurredOn = Day.AddDays(day) },
        new(Sample.Version(offer) with { Title = title }, [], []));

    public static PathwayConfirmation Confirmed(Pathway pathway, string step, int day) => new()
    {
        Id = PathwayConfirmationId.New(Sample.Now),
        CoachId = Coach,
        PathwayId = pathway.Id,
        StepKey = step,
        MetOn = Day.AddDays(day),
        ConfirmedById = PrincipalId.New(Sample.Now),
        ConfirmedByName = "Sam Osei",
        ConfirmedAt = Sample.Now,
    };

    public static TierAward Award(PracticeTier tier, int day, int? revoked = null) =>
        Sample.Award(Coach, tier, Day.AddDays(day)) with { RevokedOn = revoked is { } on ? Day.AddDays(on) : null };

    /// <summary>A competency that a supervisor assessed.</summary>
    public static CompetencyStanding Standing(Competency competency, Attainment attainment, int day, bool isAnswered = true) => new()
    {
        CompetencyId = competency.Id,
        Supervisor = new(AssessmentId.New(Sample.Now), attainment, Day.AddDays(day)),
        IsAnswered = isAnswered,
    };

    /// <summary>Nothing is known of the coach.</summary>
    public static PathwayFacts Nothing(params ReadinessRequirement[] requirements) => new()
    {
        CompetencyOf = id => Sample.List(Listening, Groups).FirstOrDefault(competency => competency.Id == id),
        RequirementOf = id => Array.Find(requirements, row => row.Id == id),
    };
}
