using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

/// <summary>Records that tests start from.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 11, 24);
    public static readonly byte[] Entropy = [.. Enumerable.Range(1, InvitationCode.EntropyBytes).Select(number => (byte)(number * 17))];

    public static Named<T> Named<T>(T? value, string key = "sent")
        where T : class => new(key, value);

    public static Organisation Organisation(DateOnly? closedOn = null) => new()
    {
        Id = OrganisationId.New(Now),
        Name = "Elm Tree PCN",
        Kind = OrganisationKind.PrimaryCareNetwork,
        ClosedOn = closedOn,
        Provenance = Provenance.Illustrative,
    };

    public static Provider Provider() => new()
    {
        Id = ProviderId.New(Now),
        Slug = "a-hub",
        Name = "A hub",
        Kind = ProviderKind.TrainingHub,
        Provenance = Provenance.Illustrative,
        Revision = 1,
        CreatedAt = Now,
        UpdatedAt = Now,
    };

    public static FundingStream Stream(string code = "HUB") => new()
    {
        Id = FundingStreamId.New(Now),
        Code = code,
        Name = code,
        Kind = FundingKind.TrainingHub,
        Provenance = Provenance.Illustrative,
    };

    public static Competency Competency(string code = "1.1") => new()
    {
        Id = CompetencyId.New(Now),
        AreaId = CompetencyAreaId.New(Now),
        Code = code,
        Position = 1,
        Statement = "Listens.",
        ExpectedFrom = PracticeTier.Tier1,
        Provenance = Provenance.Illustrative,
    };

    public static Specialism Specialism() => new()
    {
        Id = SpecialismId.New(Now),
        Slug = "long-term-conditions",
        Name = "Long-term conditions",
        Provenance = Provenance.Illustrative,
    };

    public static Coach Coach(PrincipalId? account = null) => new()
    {
        Id = CoachId.New(Now),
        DisplayName = "Amira Khan",
        Email = "amira@example.org",
        PrincipalId = account,
        Revision = 3,
        CreatedAt = Now,
        UpdatedAt = Now,
    };

    public static Supervisor Supervisor(PrincipalId? account = null, CoachId? coach = null) => new()
    {
        Id = SupervisorId.New(Now),
        DisplayName = "Sam Osei",
        PrincipalId = account,
        CoachId = coach,
        Revision = 1,
        CreatedAt = Now,
        UpdatedAt = Now,
    };

    public static SupervisorAssignment Assignment(CoachId coach, SupervisorId supervisor, DateOnly startsOn, DateOnly? endsOn = null, SupervisionKind kind = SupervisionKind.LineManagement) => new()
    {
        Id = SupervisorAssignmentId.New(Now),
        CoachId = coach,
        SupervisorId = supervisor,
        Kind = kind,
        StartsOn = startsOn,
        EndsOn = endsOn,
        CreatedAt = Now,
    };

    public static TierAward Award(CoachId coach, PracticeTier tier, DateOnly awardedOn) => new()
    {
        Id = TierAwardId.New(Now),
        CoachId = coach,
        Tier = tier,
        AwardedOn = awardedOn,
        Basis = "Portfolio of evidence.",
        RecognisedBy = "A hub",
        RecordedById = PrincipalId.New(Now),
        RecordedAt = Now,
    };

    public static Principal Principal(string subject = "amira", CoachId? coach = null) => new()
    {
        Id = PrincipalId.New(Now),
        Issuer = "https://issuer.example.org",
        Subject = subject,
        Name = subject,
        CoachId = coach,
        CreatedAt = Now,
    };

    public static Caller Caller(params Role[] roles) => new()
    {
        Issuer = "https://issuer.example.org",
        Subject = "somebody",
        Name = "Some Body",
        PrincipalId = PrincipalId.New(Now),
        Roles = RoleSet.Of(roles),
    };

    public static Membership Membership(Role role, PrincipalId? member = null, DateOnly? from = null, DateOnly? to = null) => new()
    {
        Id = MembershipId.New(Now),
        PrincipalId = member ?? PrincipalId.New(Now),
        MemberName = "Some Body",
        Role = role,
        ValidFrom = from ?? Today,
        ValidTo = to,
        GrantedByName = "A steward",
        GrantedById = PrincipalId.New(Now),
        CreatedAt = Now,
    };

    public static OfferVersion Version(OfferId offer, int number = 1, DateTimeOffset? publishedAt = null, params CompetencyMapping[] mappings) => new()
    {
        Id = OfferVersionId.New(Now),
        OfferId = offer,
        Number = number,
        PublishedAt = publishedAt,
        Title = "Core skills",
        Summary = "Four days of health coaching skills.",
        Channel = OfferChannel.TrainingHub,
        Format = OfferFormat.Course,
        Formality = Formality.Formal,
        Delivery = new() { Mode = DeliveryMode.InPerson, Days = 4, CpdMinutes = 1_440 },
        Price = new(),
        Audience = "Health and wellbeing coaches.",
        CompetencyMappings = [.. mappings],
        Provenance = Provenance.ProviderStated,
    };

    public static CompetencyMapping Mapping(CompetencyId competency, Verification verification = Verification.SelfReported) => new()
    {
        CompetencyId = competency,
        Coverage = CompetencyCoverage.Develops,
        Verification = verification,
        Provenance = Provenance.ProviderStated,
    };

    public static OfferState Offer(OfferStatus status, ProviderId? provider = null)
    {
        var id = OfferId.New(Now);
        var published = status is OfferStatus.Published or OfferStatus.Withdrawn;
        DateTimeOffset? publishedAt = published ? Now.AddDays(-30) : null;

        return new(
            new()
            {
                Id = id,
                Slug = "core-skills",
                ProviderId = provider ?? ProviderId.New(Now),
                Status = status,
                CurrentVersion = published ? 1 : null,
                PublishedAt = publishedAt,
                Provenance = Provenance.ProviderStated,
                Revision = 7,
                CreatedAt = Now.AddDays(-40),
                UpdatedAt = Now.AddDays(-30),
            },
            Version(id, 1, publishedAt, Mapping(CompetencyId.New(Now), Verification.Verified)));
    }

    public static Completion Completion(CoachId coach, Verification verification = Verification.SelfReported) => new()
    {
        Id = CompletionId.New(Now),
        CoachId = coach,
        OfferId = OfferId.New(Now),
        OfferVersionId = OfferVersionId.New(Now),
        OccurredOn = Today.AddDays(-3),
        CpdMinutes = 60,
        Outcome = CompletionOutcome.Attended,
        Verification = verification,
        RecordedById = PrincipalId.New(Now),
        RecordedAt = Now,
        UpdatedAt = Now,
    };

    public static CompetencyAssessment Assessment(CoachId coach, Competency competency, Attainment attainment, DateOnly day) => new()
    {
        Id = AssessmentId.New(Now),
        CoachId = coach,
        CompetencyId = competency.Id,
        Attainment = attainment,
        Kind = AssessmentKind.Self,
        AssessedOn = day,
        AssessedById = PrincipalId.New(Now),
        AssessedByName = "Some Body",
        RecordedAt = Now.AddDays(day.DayNumber - Today.DayNumber),
    };

    public static EvidenceItem Evidence(CoachId coach, EvidenceSharing sharing) => new()
    {
        Id = EvidenceItemId.New(Now),
        CoachId = coach,
        Kind = EvidenceKind.Reflection,
        Title = "How I listen",
        GatheredOn = Today.AddDays(-10),
        Sharing = sharing,
        Revision = 1,
        CreatedAt = Now,
        UpdatedAt = Now,
    };

    public static ImmutableArray<T> List<T>(params T[] items) => [.. items];
}
