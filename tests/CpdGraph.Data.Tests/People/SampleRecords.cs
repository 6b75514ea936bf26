using CpdGraph.Domain;

namespace CpdGraph.Data.Tests;

/// <summary>One record of each kind with every member set, and one with only what it must have. They refer to each other and to <see cref="SampleRows"/>.</summary>
internal sealed class SampleRecords
{
    private static readonly DateTimeOffset Moment = SampleRows.Moment;
    private static readonly DateOnly Day = SampleRows.Day;

    public SampleRecords()
    {
        var (offer, version, run) = (Catalogue.Offers[0], Catalogue.OfferVersions[0], Catalogue.Runs[0]);
        var (organisation, stream) = (Catalogue.Organisations[0].Id, Catalogue.FundingStreams[0].Id);
        CoachId coach = CoachId.New(Moment), bareCoach = CoachId.New(Moment);
        var account = new Principal
        {
            Id = PrincipalId.New(Moment),
            Issuer = "https://login.example.org",
            Subject = "1",
            Name = "Ada Example",
            CoachId = coach,
            CreatedAt = Moment,
        };
        var bareAccount = account with { Id = PrincipalId.New(Moment), Subject = "2", CoachId = null };
        Coach = new()
        {
            Id = coach,
            DisplayName = "Ada Example",
            Email = "ada@example.org",
            PrincipalId = account.Id,
            Registrations = [new() { Body = "NMC", Number = "12", CheckedOn = Day }, new() { Body = "HCPC" }],
            SpecialismIds = [SpecialismId.New(Moment), SpecialismId.New(Moment)],
            ErasedAt = Moment.AddDays(4),
            Revision = 3,
            CreatedAt = Moment,
            UpdatedAt = Moment.AddDays(1),
        };
        Supervisor = new()
        {
            Id = SupervisorId.New(Moment),
            DisplayName = "Sue Example",
            Email = "sue@example.org",
            OrganisationId = organisation,
            CoachId = coach,
            PrincipalId = account.Id,
            ClinicalRegistrations = [new() { Body = "GMC" }],
            CapacityMinutesPerMonth = 240,
            KnownTiers = [new() { Tier = PracticeTier.Tier3, AwardedOn = Day, Basis = "Portfolio", RecognisedBy = "A school" }],
            ErasedAt = Moment.AddDays(4),
            Revision = 1,
            CreatedAt = Moment,
            UpdatedAt = Moment,
        };
        Completion = new()
        {
            Id = CompletionId.New(Moment),
            CoachId = coach,
            OfferId = offer.Id,
            OfferVersionId = version.Id,
            RunId = run.Id,
            OccurredOn = Day,
            ExpiresOn = Day.AddYears(3),
            CpdMinutes = 360,
            DaysAttended = 1.5m,
            Outcome = CompletionOutcome.PassedWithMerit,
            Verification = Verification.Rejected,
            CheckedById = bareAccount.Id,
            CheckedByName = "Sue Example",
            CheckedAt = Moment.AddDays(2),
            RejectionReason = "The certificate is of another day.",
            Cost = new Money(20_000),
            EvidenceUrl = "https://example.org/certificate",
            RecordedById = account.Id,
            RecordedAt = Moment,
            UpdatedAt = Moment.AddDays(2),
        };
        BareCompletion = new()
        {
            Id = CompletionId.New(Moment),
            CoachId = coach,
            OfferId = offer.Id,
            OfferVersionId = version.Id,
            OccurredOn = Day,
            CpdMinutes = 1,
            Outcome = CompletionOutcome.Attended,
            Verification = Verification.SelfReported,
            RecordedById = account.Id,
            RecordedAt = Moment,
            UpdatedAt = Moment,
        };
        Enrolment = new()
        {
            Id = EnrolmentId.New(Moment),
            CoachId = coach,
            RunId = run.Id,
            OfferId = offer.Id,
            Status = EnrolmentStatus.Attended,
            Number = 1,
            EmployerId = organisation,
            Cost = new Money(20_000),
            RequestedById = account.Id,
            RequestedAt = Moment,
            DecidedById = bareAccount.Id,
            Reason = "Ill",
            LateCancellation = true,
            SubstituteForId = EnrolmentId.New(Moment),
            SubstitutedById = EnrolmentId.New(Moment),
            SessionsAttended = ["day-1", "day-2"],
            CompletionId = Completion.Id,
            UpdatedAt = Moment.AddDays(1),
        };
        Step = new() { CoachId = coach, EnrolmentId = Enrolment.Id, Number = 1, Status = EnrolmentStatus.Requested, At = Moment, ById = account.Id };
        Allocation = new()
        {
            Id = FundingAllocationId.New(Moment),
            OrganisationId = organisation,
            StreamId = stream,
            Amount = new Money(1_000_000),
            CommittedPence = 7_500,
            SpentPence = 2_500,
            OpensOn = Day,
            ClosesOn = Day.AddDays(300),
            Reference = "PO-1",
            LastEntry = 2,
            RecordedById = account.Id,
            Revision = 3,
            CreatedAt = Moment,
            UpdatedAt = Moment.AddDays(1),
        };
        Award = new()
        {
            Id = FundingAwardId.New(Moment),
            CoachId = coach,
            EnrolmentId = Enrolment.Id,
            CompletionId = Completion.Id,
            Position = 1,
            AllocationId = Allocation.Id,
            AwardedOn = Day,
            StreamId = stream,
            EmployerId = organisation,
            Use = FundingUse.CourseFee,
            Amount = new Money(12_000, "EUR"),
            SharePercent = 60.25m,
            Status = FundingStatus.Stated,
            Reference = "PO-1",
        };
        Entry = new()
        {
            Id = LedgerEntryId.New(Moment),
            AllocationId = Allocation.Id,
            Number = 2,
            Kind = LedgerEntryKind.Released,
            Pence = 7_500,
            RemainingPence = 990_000,
            AwardId = Award.Id,
            CoachId = coach,
            At = Moment,
            ById = account.Id,
            Reason = "Ill",
        };
        Membership = new()
        {
            Id = MembershipId.New(Moment),
            PrincipalId = account.Id,
            MemberName = "Ada Example",
            Role = Role.Analyst,
            OrganisationId = organisation,
            Relation = OrganisationRelation.Oversees,
            ValidFrom = Day,
            ValidTo = Day.AddDays(30),
            GrantedById = bareAccount.Id,
            GrantedByName = "Sue Example",
            CreatedAt = Moment,
            RevokedAt = Moment.AddDays(3),
            RevocationReason = "Left",
        };
        Invitation = new()
        {
            Id = InvitationId.New(Moment),
            CoachId = coach,
            InviteeName = "Ada Example",
            CodeHash = new string('a', 64),
            IssuedById = bareAccount.Id,
            IssuedAt = Moment,
            ExpiresAt = Moment.AddDays(14),
            RedeemedAt = Moment.AddDays(1),
            RedeemedById = account.Id,
            RevokedAt = Moment.AddDays(2),
        };
        SupervisorInvitation = Invitation with
        {
            Id = InvitationId.New(Moment),
            CoachId = null,
            SupervisorId = Supervisor.Id,
            CodeHash = new string('e', 64),
            RedeemedAt = null,
            RedeemedById = null,
            RevokedAt = null,
        };
        Assignment = new()
        {
            Id = SupervisorAssignmentId.New(Moment),
            CoachId = coach,
            SupervisorId = Supervisor.Id,
            Kind = SupervisionKind.Clinical,
            StartsOn = Day,
            EndsOn = Day.AddDays(-1),
            CreatedAt = Moment,
        };
        Employment = new()
        {
            Id = EmploymentId.New(Moment),
            CoachId = coach,
            OrganisationId = organisation,
            PlacedWithId = Catalogue.Organisations[1].Id,
            JobTitle = "Health and wellbeing coach",
            StartedOn = Day,
            EndedOn = Day.AddDays(9),
            WholeTimeEquivalent = 1m,
            FundedByArrs = true,
        };
        Informal = new()
        {
            Id = InformalLearningId.New(Moment),
            CoachId = coach,
            Title = "A webinar",
            Kind = InformalLearningKind.Webinar,
            OccurredOn = Day,
            CpdMinutes = 45,
            Reflection = "Ask *first*.",
            Verification = Verification.SelfReported,
            CompetencyIds = [CompetencyId.New(Moment)],
            RecordedById = account.Id,
            RecordedAt = Moment,
        };
        Tier = new()
        {
            Id = TierAwardId.New(Moment),
            CoachId = coach,
            Tier = PracticeTier.Tier2,
            AwardedOn = Day,
            Basis = "Portfolio",
            RecognisedBy = "Sue Example",
            EvidenceIds = [EvidenceItemId.New(Moment)],
            CompletionIds = [Completion.Id],
            OverrideReason = "Was a coach elsewhere",
            RevokedOn = Day.AddDays(5),
            RevocationReason = "Recorded for another person",
            RecordedById = account.Id,
            RecordedAt = Moment,
        };
        Confirmation = new()
        {
            Id = ReadinessConfirmationId.New(Moment),
            CoachId = coach,
            RequirementCode = "SETTING_INDUCTION",
            EmploymentId = Employment.Id,
            MetOn = Day,
            Note = "All of it",
            ConfirmedById = bareAccount.Id,
            ConfirmedByName = "Sue Example",
            ConfirmedAt = Moment,
        };
        Session = new()
        {
            Id = SupervisionSessionId.New(Moment),
            CoachId = coach,
            SupervisorId = Supervisor.Id,
            Kind = SupervisionKind.HealthCoaching,
            Format = SupervisionFormat.Group,
            HeldOn = Day,
            DurationMinutes = 75,
            SupervisorTierOnTheDay = PracticeTier.Tier3,
            AgreedActions = "Try *scaling*.",
            LoggedBySupervisor = true,
            Verification = Verification.Verified,
            ConfirmedById = account.Id,
            ConfirmedAt = Moment.AddDays(1),
            RecordedById = bareAccount.Id,
            RecordedAt = Moment,
        };
        Assessment = new()
        {
            Id = AssessmentId.New(Moment),
            CoachId = coach,
            CompetencyId = Catalogue.Competencies[0].Id,
            Attainment = Attainment.Competent,
            Kind = AssessmentKind.Self,
            AssessedOn = Day,
            Rationale = "Since *March*.",
            EvidenceIds = [EvidenceItemId.New(Moment)],
            AssessedById = account.Id,
            AssessedByName = "Ada Example",
            RecordedAt = Moment,
        };
        Evidence = new()
        {
            Id = EvidenceItemId.New(Moment),
            CoachId = coach,
            Kind = EvidenceKind.CaseStudy,
            Title = "A group",
            Body = "Went *well*.",
            GatheredOn = Day,
            LinkUrl = "https://example.org/group",
            CompetencyIds = [CompetencyId.New(Moment)],
            Sharing = EvidenceSharing.Supervisors,
            RemovedAt = Moment.AddDays(1),
            Revision = 2,
            CreatedAt = Moment,
            UpdatedAt = Moment.AddDays(1),
        };
        Start = new()
        {
            Id = PathwayStartId.New(Moment),
            CoachId = coach,
            PathwayId = Catalogue.Pathways[0].Id,
            StartedOn = Day,
            LeftOn = Day.AddDays(20),
            LeaveReason = "Another one",
            RecordedById = account.Id,
            RecordedAt = Moment,
        };
        StepConfirmation = new()
        {
            Id = PathwayConfirmationId.New(Moment),
            CoachId = coach,
            PathwayId = Catalogue.Pathways[0].Id,
            StepKey = "first-year",
            MetOn = Day,
            Note = "All year",
            ConfirmedById = bareAccount.Id,
            ConfirmedByName = "Sue Example",
            ConfirmedAt = Moment,
        };
        Plan = new()
        {
            Id = DevelopmentPlanId.New(Moment),
            CoachId = coach,
            StartsOn = Day,
            ReviewOn = Day.AddMonths(6),
            Status = PlanStatus.Agreed,
            Aspiration = "Lead *groups*.",
            CpdTargetMinutes = 1_200,
            Actions =
            [
                new()
                {
                    Key = "groups",
                    Title = "Learn to lead groups",
                    DueOn = Day.AddMonths(3),
                    DoneOn = Day.AddMonths(2),
                    OfferId = offer.Id,
                    PathwayId = PathwayId.New(Moment),
                    CompetencyIds = [CompetencyId.New(Moment)],
                },
                new() { Key = "read", Title = "Read" },
            ],
            AgreedById = bareAccount.Id,
            AgreedByName = "Sue Example",
            AgreedOn = Day.AddDays(7),
            Revision = 4,
            CreatedAt = Moment,
            UpdatedAt = Moment.AddDays(7),
        };
        Event = AuditEvent.Of(
            new Caller { PrincipalId = account.Id, Name = "Ada Example" },
            "updateCoachProfile",
            new(RecordKind.Coach, coach.Value),
            Moment,
            coach,
            ["email", "displayName"],
            "0af7651916cd43dd8448eb211c80319c");
        Carried = new()
        {
            PrincipalId = account.Id,
            Key = "once",
            ContentHash = new string('b', 64),
            Answered = [new(RecordKind.Completion, Completion.Id.Value), new(RecordKind.FundingAward, Award.Id.Value)],
            CreatedAt = Moment,
        };

        var later = BareCompletion with { Id = CompletionId.New(Moment), OccurredOn = Day.AddDays(1) };
        var paid = Award with
        {
            Id = FundingAwardId.New(Moment),
            EnrolmentId = null,
            CompletionId = later.Id,
            Amount = new Money(2_500),
            SharePercent = null,
            Status = FundingStatus.Spent,
            Reference = null,
        };
        var month = new DateOnly(Day.Year, Day.Month, 1);
        Totals = new()
        {
            CoachId = coach,
            Learning =
            [
                new(month, version.Id, organisation, PracticeTier.Tier2, 1, 1, []),
                new(month, version.Id, organisation, PracticeTier.Tier2, 1, 1, [new(stream, 2_500)]),
            ],
            Spend = [new(month, stream, organisation, 0, 2_500, 0)],
            Informal = [new(month, organisation, 90)],
            Booked = [new(run.Id, null, 1, 0, 0), new(run.Id, organisation, 1, 1, 0)],
        };

        var nobody = new Supervisor { Id = SupervisorId.New(Moment), DisplayName = "Somebody else", Revision = 1, CreatedAt = Moment, UpdatedAt = Moment };
        All =
        [
            account, bareAccount,
            Coach, new Coach { Id = bareCoach, DisplayName = "Ada Example", Email = "ada@example.org", Revision = 1, CreatedAt = Moment, UpdatedAt = Moment },
            Employment, Employment with { Id = EmploymentId.New(Moment), PlacedWithId = null, EndedOn = null, WholeTimeEquivalent = null, FundedByArrs = false },
            Supervisor, nobody, new Supervisor { Id = SupervisorId.New(Moment), DisplayName = "Nobody", Revision = 1, CreatedAt = Moment, UpdatedAt = Moment },
            Assignment, Assignment with { Id = SupervisorAssignmentId.New(Moment), EndsOn = null },
            Completion, BareCompletion with { ReplacesId = Completion.Id }, later,
            Enrolment,
            new Enrolment
            {
                Id = EnrolmentId.New(Moment), CoachId = coach, RunId = run.Id, OfferId = offer.Id, Status = EnrolmentStatus.Booked, Number = 2,
                RequestedById = account.Id, RequestedAt = Moment, UpdatedAt = Moment,
            },
            Step, Step with { Number = 2, ById = null },
            new RunPlaces { RunId = run.Id, Capacity = 12, Taken = 2, LastNumber = 2 },
            Allocation, Allocation with { Id = FundingAllocationId.New(Moment), Reference = null },
            Award,
            Award with
            {
                Id = FundingAwardId.New(Moment), Position = 2, EnrolmentId = null, AllocationId = null, EmployerId = null, Amount = null, SharePercent = null, Reference = null,
            },
            paid,
            Entry,
            new LedgerEntry
            {
                Id = LedgerEntryId.New(Moment), AllocationId = Allocation.Id, Number = 1, Kind = LedgerEntryKind.Allocated, Pence = 1_000_000, RemainingPence = 1_000_000,
                At = Moment,
            },
            Informal, Informal with { Id = InformalLearningId.New(Moment), Reflection = null, CompetencyIds = [] },
            Tier,
            Tier with { Id = TierAwardId.New(Moment), EvidenceIds = [], CompletionIds = [], OverrideReason = null, RevokedOn = null, RevocationReason = null },
            Confirmation, Confirmation with { Id = ReadinessConfirmationId.New(Moment), EmploymentId = null, Note = null },
            Session,
            Session with
            {
                Id = SupervisionSessionId.New(Moment), HeldOn = Day.AddDays(1), SupervisorTierOnTheDay = null, AgreedActions = null, LoggedBySupervisor = false,
                Verification = Verification.SelfReported, ConfirmedById = null, ConfirmedAt = null,
            },
            Assessment with { Rationale = null, EvidenceIds = [] },
            Assessment with { Id = AssessmentId.New(Moment), Kind = AssessmentKind.Supervisor, AnswersId = Assessment.Id },
            Evidence, Evidence with { Id = EvidenceItemId.New(Moment), Body = null, LinkUrl = null, CompetencyIds = [], RemovedAt = null },
            Start, Start with { Id = PathwayStartId.New(Moment), LeftOn = null, LeaveReason = null },
            StepConfirmation, StepConfirmation with { Id = PathwayConfirmationId.New(Moment), StepKey = "second-year", Note = null },
            Plan,
            Plan with
            {
                Id = DevelopmentPlanId.New(Moment), Status = PlanStatus.Draft, Aspiration = null, CpdTargetMinutes = null, Actions = [],
                AgreedById = null, AgreedByName = null, AgreedOn = null,
            },
            Membership,
            new Membership
            {
                Id = MembershipId.New(Moment),
                PrincipalId = bareAccount.Id,
                MemberName = "Sue Example",
                Role = Role.Steward,
                ValidFrom = Day,
                GrantedByName = "the command line",
                CreatedAt = Moment,
            },
            Invitation, Invitation with { Id = InvitationId.New(Moment), CodeHash = new string('c', 64), RedeemedAt = null, RedeemedById = null, RevokedAt = null },
            SupervisorInvitation,
            new OfferSubmission { OfferId = offer.Id, SubmittedAt = Moment, SubmittedById = account.Id, SubmittedByName = "Ada Example", Note = "Please look" },
            new OfferSubmission { OfferId = offer.Id, SubmittedAt = Moment.AddDays(1), SubmittedByName = "the command line" },
            .. SamplePublishing.Of(Catalogue, coach, account.Id),
            new OfferWithdrawal { OfferId = offer.Id, WithdrawnAt = Moment, WithdrawnById = account.Id, Reason = "Over" },
            new RunJoiningLink { RunId = run.Id, Url = "https://meet.example.org/1" },
            Totals, new CoachTotals { CoachId = bareCoach },
            new WorkforceSnapshot { Day = Day, MadeAt = Moment, Content = [1, 2, 0] },
            Event, Event with { Id = AuditEventId.New(Moment), ActorId = null, CoachId = null, ChangedFields = [], TraceId = null },
            Carried, Carried with { Key = "twice", Answered = [] },
            new Erasure
            {
                Id = ErasureId.New(Moment),
                CoachId = bareCoach,
                SupervisorId = nobody.Id,
                PrincipalId = bareAccount.Id,
                Pseudonym = "Erased person 0000-0000",
                Reason = ErasureReason.RetentionEnded,
                ErasedById = account.Id,
                ErasedAt = Moment,
            },
            new Erasure { Id = ErasureId.New(Moment), Pseudonym = "Erased person 0000-0001", Reason = ErasureReason.Requested, ErasedById = bareAccount.Id, ErasedAt = Moment },
        ];
    }

    public CatalogueRows Catalogue { get; } = SampleRows.All();

    public Coach Coach { get; }

    public Employment Employment { get; }

    public Supervisor Supervisor { get; }

    public SupervisorAssignment Assignment { get; }

    public Completion Completion { get; }

    /// <summary>In <see cref="All"/> with what it replaces.</summary>
    public Completion BareCompletion { get; }

    public Enrolment Enrolment { get; }

    public EnrolmentStep Step { get; }

    public FundingAllocation Allocation { get; }

    public FundingAward Award { get; }

    public LedgerEntry Entry { get; }

    public InformalLearning Informal { get; }

    public TierAward Tier { get; }

    public ReadinessConfirmation Confirmation { get; }

    public SupervisionSession Session { get; }

    public CompetencyAssessment Assessment { get; }

    public EvidenceItem Evidence { get; }

    public PathwayStart Start { get; }

    public PathwayConfirmation StepConfirmation { get; }

    public DevelopmentPlan Plan { get; }

    public Membership Membership { get; }

    public Invitation Invitation { get; }

    public Invitation SupervisorInvitation { get; }

    public AuditEvent Event { get; }

    public IdempotencyRecord Carried { get; }

    /// <summary>What the records of <see cref="Coach"/> add up to: saving them leaves it as it is.</summary>
    public CoachTotals Totals { get; }

    public IReadOnlyList<object> All { get; }
}
