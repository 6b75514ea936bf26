using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

/// <summary>Requirements and facts that tests of readiness start from.</summary>
internal static class ReadinessSample
{
    public const string Scope = "FOUR_DAY_HEALTH_COACHING";

    public static readonly DateOnly Day = Sample.Today;
    public static readonly CompetencyFrameworkId Framework = CompetencyFrameworkId.New(Sample.Now);

    public static readonly ReadinessRequirement Course = Requirement("ACCREDITED_HEALTH_COACHING") with { AccreditationScope = Scope, MinimumDays = 4 };
    public static readonly ReadinessRequirement Induction = Requirement("SETTING_INDUCTION") with { Confirmable = true, PerSetting = true };
    public static readonly ReadinessRequirement Shadowing = Requirement("SHADOWING") with { Confirmable = true, Strength = RequirementStrength.Recommended };
    public static readonly ImmutableArray<ReadinessRequirement> All = [Course, Induction, Shadowing];

    public static ReadinessRequirement Requirement(string code) => new()
    {
        Id = ReadinessRequirementId.New(Sample.Now),
        FrameworkId = Framework,
        Code = code,
        Title = code,
        Strength = RequirementStrength.Required,
        ValidFrom = Day.AddYears(-10),
        Provenance = Provenance.Illustrative,
        SourceReference = $"Section of {code}",
    };

    public static Employment Post(DateOnly startedOn, DateOnly? endedOn = null) => new()
    {
        Id = EmploymentId.New(Sample.Now),
        CoachId = CoachId.New(Sample.Now),
        OrganisationId = OrganisationId.New(Sample.Now),
        JobTitle = "Health and wellbeing coach",
        StartedOn = startedOn,
        EndedOn = endedOn,
    };

    public static Accreditation Accredited(DateOnly? from, DateOnly? to = null, string scope = Scope) => new()
    {
        Id = AccreditationId.New(Sample.Now),
        OfferVersionId = OfferVersionId.New(Sample.Now),
        BodyId = AccreditingBodyId.New(Sample.Now),
        Scope = scope,
        ValidFrom = from,
        ValidTo = to,
        Provenance = Provenance.Illustrative,
    };

    public static OfferClaim Claim(decimal? days, string code, params Accreditation[] accreditations) => new(
        Sample.Version(OfferId.New(Sample.Now)) with { Delivery = new() { Days = days } }, [code], [.. accreditations]);

    /// <summary>A four-day course that was accredited for the last three years.</summary>
    public static OfferClaim FourDays() => Claim(4, Course.Code, Accredited(Day.AddYears(-3)));

    public static CompletedOffer Completed(OfferClaim offer, DateOnly occurredOn) => new(
        Sample.Completion(CoachId.New(Sample.Now), Verification.Verified) with { OccurredOn = occurredOn, OfferVersionId = offer.Version.Id }, offer);

    public static ReadinessConfirmation Confirmed(string code, DateOnly metOn, EmploymentId? post = null) => new()
    {
        Id = ReadinessConfirmationId.New(Sample.Now),
        CoachId = CoachId.New(Sample.Now),
        RequirementCode = code,
        EmploymentId = post,
        MetOn = metOn,
        ConfirmedById = PrincipalId.New(Sample.Now),
        ConfirmedByName = "Sam Osei",
        ConfirmedAt = Sample.Now,
    };

    /// <summary>A coach in their first post who has done all that is required.</summary>
    public static ReadinessFacts Ready()
    {
        var post = Post(Day.AddDays(-200));

        return new()
        {
            Employments = [post],
            Completions = [Completed(FourDays(), Day.AddDays(-150))],
            Confirmations = [Confirmed(Induction.Code, Day.AddDays(-100), post.Id)],
        };
    }
}
