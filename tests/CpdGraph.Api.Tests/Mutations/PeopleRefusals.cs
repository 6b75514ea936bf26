using static CpdGraph.Api.Tests.Mutations.Wrong;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>What can be wrong with the mutations of people's records and rights.</summary>
internal static class PeopleRefusals
{
    private const string NoDay = "It takes no day that has a bound.";
    private const string NoMoney = "It takes no money.";
    private const string NoFunding = "It takes no funding.";
    private const string NoForm = "It takes no text of a certain form.";

    private static readonly string Long = new('x', 30_000);

    public static IEnumerable<(string Mutation, MutationRefusals Refusals)> Of(RefusalWorld world) =>
    [
        ("registerCoach", RegisterCoach(world)),
        ("updateCoachProfile", UpdateCoachProfile(world)),
        ("assignCoachSupervisor", AssignCoachSupervisor(world)),
        .. CoachRefusals.Of(world),
        ("recordCompletion", RecordCompletion(world)),
        ("verifyCompletion", VerifyCompletion(world)),
        ("rejectCompletion", RejectCompletion(world)),
        ("logInformalLearning", LogInformalLearning(world)),
        ("logSupervisionSession", SupervisionRefusals.Log(world)),
        ("confirmSupervisionSession", SupervisionRefusals.Confirm(world)),
        ("issueInvitation", IssueInvitation(world)),
        ("redeemInvitation", RedeemInvitation(world)),
        ("grantMembership", GrantMembership(world)),
        ("revokeMembership", RevokeMembership(world)),
    ];

    private static MutationRefusals RegisterCoach(RefusalWorld world)
    {
        const string email = "coach@example.org";

        return new(
            [
                new(
                    Missing,
                    world.Lena,
                    new { displayName = " ", email = "", employment = world.Employment(jobTitle: " ") },
                    "InvalidInputError REQUIRED displayName", "InvalidInputError REQUIRED email", "InvalidInputError REQUIRED employment.jobTitle"),
                new(
                    TooLong,
                    world.Lena,
                    new { displayName = Long, email, employment = world.Employment(jobTitle: Long) },
                    "InvalidInputError TOO_LONG displayName", "InvalidInputError TOO_LONG employment.jobTitle"),
                new(Malformed, world.Lena, new { displayName = "A coach", email = "nobody", employment = world.Employment() }, "InvalidInputError INVALID email"),
                new(
                    Future,
                    world.Lena,
                    new { displayName = "A coach", email, employment = world.Employment(startedOn: "2047-01-05") },
                    "InvalidInputError OUT_OF_RANGE employment.startedOn"),
                new(
                    Unknown,
                    world.Lena,
                    new
                    {
                        displayName = "A coach",
                        email,
                        employment = world.Employment(RefusalWorld.Absent(world.Organisation), placedWithId: "damaged"),
                        lineManagerId = RefusalWorld.Absent(world.LenaId),
                        specialismIds = new[] { world.Organisation },
                    },
                    "NotFoundError NOT_FOUND employment.organisationId", "NotFoundError NOT_FOUND employment.placedWithId", "NotFoundError NOT_FOUND lineManagerId",
                    "NotFoundError NOT_FOUND specialismIds.0"),
            ],
            new Dictionary<Wrong, string>
            {
                [State] = "It makes something new that nothing can be in the way of.",
                [NotYours] = "Organisations are public, and supervisors see each other.",
                [NegativeMoney] = NoMoney,
                [FundingMismatch] = NoFunding,
            })
        {
            NothingHidden = "Organisations are public, and supervisors see each other.",
        };
    }

    private static MutationRefusals UpdateCoachProfile(RefusalWorld world) => new(
        [
            new(
                Missing,
                world.Amira,
                new { changes = new { displayName = (string?)null, registrations = new[] { new { body = " " } } }, expectedRevision = 1 },
                "InvalidInputError REQUIRED changes.displayName", "InvalidInputError REQUIRED changes.registrations.0.body"),
            new(
                TooLong,
                world.Amira,
                new { changes = new { displayName = Long, registrations = new[] { new { body = Long } } }, expectedRevision = 1 },
                "InvalidInputError TOO_LONG changes.displayName", "InvalidInputError TOO_LONG changes.registrations.0.body"),
            new(Malformed, world.Amira, new { changes = new { email = "nobody" }, expectedRevision = 1 }, "InvalidInputError INVALID changes.email"),
            new(
                Future,
                world.Amira,
                new { changes = new { registrations = new[] { new { body = "NMC", checkedOn = "2047-01-01" } } }, expectedRevision = 1 },
                "InvalidInputError IN_FUTURE changes.registrations.0.checkedOn"),
            new(
                Unknown,
                world.Amira,
                new { coachId = RefusalWorld.Absent(world.AmiraId), changes = new { displayName = "Mine" }, expectedRevision = 1 },
                "NotFoundError NOT_FOUND coachId"),
            new(Unknown, world.Amira, new { changes = new { specialismIds = new[] { "damaged" } }, expectedRevision = 1 }, "NotFoundError NOT_FOUND changes.specialismIds.0"),
            new(State, world.Amira, new { changes = new { displayName = "Too late" }, expectedRevision = 77 }, "StaleRevisionError STALE_REVISION expectedRevision"),
            new(
                NotYours, world.Amira, new { coachId = world.StrangerId, changes = new { displayName = "Mine" }, expectedRevision = 1 }, "NotFoundError NOT_FOUND coachId"),
        ],
        new Dictionary<Wrong, string> { [NegativeMoney] = NoMoney, [FundingMismatch] = NoFunding })
    {
        Twins =
        [
            new(
                world.Amira,
                world.StrangerId,
                RefusalWorld.Absent(world.AmiraId),
                id => new { coachId = id, changes = new { displayName = "Mine" }, expectedRevision = 1 }),
        ],
    };

    private static MutationRefusals AssignCoachSupervisor(RefusalWorld world)
    {
        const string kind = "CLINICAL";

        return new(
            [
                new(
                    Future,
                    world.Lena,
                    new { coachId = world.AmiraId, kind = "LINE_MANAGEMENT", supervisorId = world.ClaraId, startsOn = "2047-01-01" },
                    "InvalidInputError OUT_OF_RANGE startsOn"),
                new(
                    Unknown,
                    world.Lena,
                    new { coachId = RefusalWorld.Absent(world.AmiraId), kind, supervisorId = RefusalWorld.Absent(world.LenaId), startsOn = "2026-11-24" },
                    "NotFoundError NOT_FOUND coachId", "NotFoundError NOT_FOUND supervisorId"),
                new(
                    State,
                    world.Lena,
                    new { coachId = world.AmiraId, kind, supervisorId = world.ClaraId, startsOn = "2026-11-24" },
                    "AlreadyExistsError TAKEN supervisorId"),
                new(
                    State,
                    world.Lena,
                    new { coachId = world.AmiraId, kind, supervisorId = world.LenaId, startsOn = "2026-11-24" },
                    "UnqualifiedSupervisorError UNQUALIFIED_SUPERVISOR supervisorId"),
                new(
                    State,
                    world.Lena,
                    new { coachId = world.AmiraId, kind = "HEALTH_COACHING", supervisorId = world.LenaId, startsOn = "2026-11-24" },
                    "UnqualifiedSupervisorError UNQUALIFIED_SUPERVISOR supervisorId"),
                new(
                    NotYours,
                    world.Lena,
                    new { coachId = world.StrangerId, kind, supervisorId = world.ClaraId, startsOn = "2026-11-24" },
                    "NotFoundError NOT_FOUND coachId"),
            ],
            new Dictionary<Wrong, string>
            {
                [Missing] = "It takes no text, and all else must be given.",
                [TooLong] = "It takes no text.",
                [Malformed] = NoForm,
                [NegativeMoney] = NoMoney,
                [FundingMismatch] = NoFunding,
            })
        {
            Twins =
            [
                new(
                    world.Lena,
                    world.StrangerId,
                    RefusalWorld.Absent(world.AmiraId),
                    id => new { coachId = id, kind, supervisorId = world.ClaraId, startsOn = "2026-11-24" }),
            ],
        };
    }

    private static MutationRefusals RecordCompletion(RefusalWorld world)
    {
        const string day = "2026-10-01";
        var offer = new { id = world.Published };

        return new(
            [
                new(Missing, world.Amira, new { offer, occurredOn = day }, "InvalidInputError REQUIRED cpdMinutes"),
                new(
                    TooLong,
                    world.Amira,
                    new { offer, occurredOn = day, cpdMinutes = 60, evidenceUrl = $"https://example.org/{Long}", funding = new[] { new { streamId = world.Stream, reference = Long } } },
                    "InvalidInputError TOO_LONG evidenceUrl", "InvalidInputError TOO_LONG funding.0.reference"),
                new(Malformed, world.Amira, new { offer, occurredOn = day, cpdMinutes = 60, evidenceUrl = "nonsense" }, "InvalidInputError LINK_NOT_ALLOWED evidenceUrl"),
                new(Future, world.Amira, new { offer, occurredOn = "2026-11-25", cpdMinutes = 60 }, "InvalidInputError IN_FUTURE occurredOn"),
                new(
                    Unknown,
                    world.Amira,
                    new
                    {
                        coachId = RefusalWorld.Absent(world.AmiraId),
                        offer = new { id = RefusalWorld.Absent(world.Draft) },
                        runId = "damaged",
                        occurredOn = day,
                        cpdMinutes = 60,
                        funding = new[] { new { streamId = RefusalWorld.Absent(world.Stream) } },
                        replacesId = RefusalWorld.Absent(world.Unchecked),
                    },
                    "NotFoundError NOT_FOUND coachId", "NotFoundError NOT_FOUND offer", "NotFoundError NOT_FOUND runId", "NotFoundError NOT_FOUND funding.0.streamId",
                    "NotFoundError NOT_FOUND replacesId"),
                new(
                    State,
                    world.Amira,
                    new { offer = new { id = world.UncheckedOffer }, occurredOn = world.UncheckedDay, cpdMinutes = 60 },
                    "AlreadyExistsError TAKEN offer"),
                new(
                    NotYours,
                    world.Amira,
                    new { coachId = world.StrangerId, offer = new { id = world.HiddenDraft }, occurredOn = day, cpdMinutes = 60, replacesId = world.StrangersCompletion },
                    "NotFoundError NOT_FOUND coachId", "NotFoundError NOT_FOUND offer", "NotFoundError NOT_FOUND replacesId"),
                new(
                    NegativeMoney,
                    world.Amira,
                    new { offer, occurredOn = day, cpdMinutes = 60, cost = new { amount = "-1.00" }, funding = new[] { new { streamId = world.Stream, amount = new { amount = "-1.00" } } } },
                    "InvalidInputError OUT_OF_RANGE cost.amount", "InvalidInputError OUT_OF_RANGE funding.0.amount.amount"),
                new(
                    FundingMismatch,
                    world.Amira,
                    new { offer, occurredOn = day, cpdMinutes = 60, cost = new { amount = "100.00" }, funding = new[] { new { streamId = world.Stream, amount = new { amount = "99.99" } } } },
                    "FundingMismatchError FUNDING_MISMATCH funding"),
                new(
                    FundingMismatch,
                    world.Amira,
                    new { offer, occurredOn = day, cpdMinutes = 60, cost = new { amount = "100.00" }, funding = new[] { new { streamId = world.Stream, sharePercent = "99" } } },
                    "FundingMismatchError FUNDING_MISMATCH funding"),
            ],
            new Dictionary<Wrong, string>())
        {
            Twins =
            [
                new(world.Amira, world.StrangerId, RefusalWorld.Absent(world.AmiraId), id => new { coachId = id, offer, occurredOn = day, cpdMinutes = 60 }),
                new(world.Amira, world.StrangersCompletion, RefusalWorld.Absent(world.Unchecked), id => new { offer, occurredOn = day, cpdMinutes = 60, replacesId = id }),
                new(world.Amira, world.HiddenDraft, RefusalWorld.Absent(world.Draft), id => new { offer = new { id }, occurredOn = day, cpdMinutes = 60 }),
                new(world.Amira, RefusalWorld.HiddenSlug, "an-offer-of-nobody", slug => new { offer = new { slug }, occurredOn = day, cpdMinutes = 60 }),
                new(world.Amira, "SECRET", "NOTHING", key => new { offer = new { external = new { system = "hugo", key } }, occurredOn = day, cpdMinutes = 60 }),
                new(world.Lena, world.StrangerId, RefusalWorld.Absent(world.AmiraId), id => new { coachId = id, offer, occurredOn = "2026-11-02", cpdMinutes = 60 }),
            ],
        };
    }

    private static MutationRefusals VerifyCompletion(RefusalWorld world) => new(
        [
            new(Missing, world.Lena, new { ids = Array.Empty<string>() }, "InvalidInputError REQUIRED ids"),
            new(
                Unknown,
                world.Lena,
                new { ids = new[] { world.Unchecked, RefusalWorld.Absent(world.Unchecked), "damaged" } },
                "NotFoundError NOT_FOUND ids.1", "NotFoundError NOT_FOUND ids.2"),
            new(State, world.Lena, new { ids = new[] { world.Unchecked, world.Verified } }, "WrongStateError WRONG_STATE ids.1"),
            new(NotYours, world.Lena, new { ids = new[] { world.Unchecked, world.StrangersCompletion } }, "NotFoundError NOT_FOUND ids.1"),
        ],
        new Dictionary<Wrong, string>
        {
            [TooLong] = "It takes no text.",
            [Malformed] = NoForm,
            [Future] = NoDay,
            [NegativeMoney] = NoMoney,
            [FundingMismatch] = NoFunding,
        })
    {
        Twins = [new(world.Lena, world.StrangersCompletion, RefusalWorld.Absent(world.Unchecked), id => new { ids = new[] { world.Unchecked, id } })],
    };

    private static MutationRefusals RejectCompletion(RefusalWorld world) => new(
        [
            new(Missing, world.Lena, new { id = world.Unchecked, reason = " " }, "InvalidInputError REQUIRED reason"),
            new(TooLong, world.Lena, new { id = world.Unchecked, reason = Long }, "InvalidInputError TOO_LONG reason"),
            new(Unknown, world.Lena, new { id = RefusalWorld.Absent(world.Unchecked), reason = "Another day." }, "NotFoundError NOT_FOUND id"),
            new(State, world.Lena, new { id = world.Verified, reason = "Another day." }, "WrongStateError WRONG_STATE id"),
            new(NotYours, world.Lena, new { id = world.StrangersCompletion, reason = "Another day." }, "NotFoundError NOT_FOUND id"),
        ],
        new Dictionary<Wrong, string> { [Malformed] = NoForm, [Future] = NoDay, [NegativeMoney] = NoMoney, [FundingMismatch] = NoFunding })
    {
        Twins = [new(world.Lena, world.StrangersCompletion, RefusalWorld.Absent(world.Unchecked), id => new { id, reason = "Another day." })],
    };

    private static MutationRefusals LogInformalLearning(RefusalWorld world)
    {
        const string kind = "READING";
        const string day = "2026-10-01";

        return new(
            [
                new(Missing, world.Amira, new { title = " ", kind, occurredOn = day, cpdMinutes = 0 }, "InvalidInputError REQUIRED title", "InvalidInputError OUT_OF_RANGE cpdMinutes"),
                new(
                    TooLong,
                    world.Amira,
                    new { title = Long, kind, occurredOn = day, cpdMinutes = 5, reflection = Long },
                    "InvalidInputError TOO_LONG title", "InvalidInputError TOO_LONG reflection"),
                new(Malformed, world.Amira, new { title = "Reading\0", kind, occurredOn = day, cpdMinutes = 5 }, "InvalidInputError INVALID title"),
                new(Future, world.Amira, new { title = "Reading", kind, occurredOn = "2026-11-25", cpdMinutes = 5 }, "InvalidInputError IN_FUTURE occurredOn"),
                new(
                    Unknown,
                    world.Amira,
                    new { title = "Reading", kind, occurredOn = day, cpdMinutes = 5, competencyIds = new[] { "damaged", world.Organisation } },
                    "NotFoundError NOT_FOUND competencyIds.0", "NotFoundError NOT_FOUND competencyIds.1"),
            ],
            new Dictionary<Wrong, string>
            {
                [State] = "It makes something new that nothing can be in the way of.",
                [NotYours] = "It is always the caller's own, and competencies are public.",
                [NegativeMoney] = NoMoney,
                [FundingMismatch] = NoFunding,
            })
        {
            NothingHidden = "Competencies are public.",
        };
    }

    private static MutationRefusals IssueInvitation(RefusalWorld world)
    {
        static object Coach(object id) => new { @for = new { coachId = id } };
        static object Supervisor(object id) => new { @for = new { supervisorId = id } };

        return new(
            [
                new(Unknown, world.Lena, Coach(RefusalWorld.Absent(world.AmiraId)), "NotFoundError NOT_FOUND for.coachId"),
                new(Unknown, world.Stella, Coach(world.RegisteredId), "NotFoundError NOT_FOUND for.coachId"),
                new(Unknown, world.Stella, Supervisor("damaged"), "NotFoundError NOT_FOUND for.supervisorId"),
                new(State, world.Lena, Coach(world.AmiraId), "WrongStateError WRONG_STATE for.coachId"),
                new(State, world.Stella, Supervisor(world.LenaId), "WrongStateError WRONG_STATE for.supervisorId"),
                new(NotYours, world.Lena, Coach(world.StrangerId), "NotFoundError NOT_FOUND for.coachId"),
                new(NotYours, world.Lena, Supervisor(world.RegisteredId), "NotPermittedError NOT_PERMITTED for.supervisorId"),
            ],
            new Dictionary<Wrong, string>
            {
                [Missing] = "The contract asks for everything.",
                [TooLong] = "It takes no text.",
                [Malformed] = NoForm,
                [Future] = NoDay,
                [NegativeMoney] = NoMoney,
                [FundingMismatch] = NoFunding,
            })
        {
            Twins = [new(world.Lena, world.StrangerId, RefusalWorld.Absent(world.AmiraId), Coach)],
        };
    }

    private static MutationRefusals RedeemInvitation(RefusalWorld world)
    {
        const string refusal = "InvitationNotValidError INVITATION_NOT_VALID code";

        return new(
            [
                new(Missing, world.Newcomer, new { code = " " }, refusal),
                new(TooLong, world.Newcomer, new { code = Long }, refusal),
                new(Malformed, world.Newcomer, new { code = "no code\0" }, refusal),
                new(Unknown, world.Newcomer, new { code = "0000-0000-0000-0000" }, refusal),
                new(State, world.Newcomer, new { code = world.UsedCode }, refusal),
                new(NotYours, world.Lena, new { code = world.Code }, refusal),
            ],
            new Dictionary<Wrong, string> { [Future] = NoDay, [NegativeMoney] = NoMoney, [FundingMismatch] = NoFunding })
        {
            Twins =
            [
                new(world.Newcomer, world.UsedCode, "0000-0000-0000-0000", code => new { code }),
                new(world.Lena, world.Code, "0000-0000-0000-0000", code => new { code }),
            ],
        };
    }

    private static MutationRefusals GrantMembership(RefusalWorld world)
    {
        var principal = new { issuer = "https://issuer.example", subject = "somebody" };

        return new(
            [
                new(
                    Missing,
                    world.Stella,
                    new { principal = new { issuer = " ", subject = " " }, membership = new { memberName = " ", role = "PUBLISHER" } },
                    "InvalidInputError REQUIRED principal.issuer", "InvalidInputError REQUIRED principal.subject", "InvalidInputError REQUIRED membership.memberName",
                    "InvalidInputError REQUIRED membership.providerId"),
                new(
                    TooLong,
                    world.Stella,
                    new { principal = new { issuer = Long, subject = Long }, membership = new { memberName = Long, role = "STEWARD" } },
                    "InvalidInputError TOO_LONG principal.issuer", "InvalidInputError TOO_LONG principal.subject", "InvalidInputError TOO_LONG membership.memberName"),
                new(
                    Malformed,
                    world.Stella,
                    new { principal = new { issuer = "https://issuer.example\0", subject = "a\0" }, membership = new { memberName = "A name\0", role = "STEWARD" } },
                    "InvalidInputError INVALID principal.issuer", "InvalidInputError INVALID principal.subject", "InvalidInputError INVALID membership.memberName"),
                new(
                    Unknown,
                    world.Stella,
                    new { principal, membership = new { memberName = "A name", role = "PUBLISHER", providerId = RefusalWorld.Absent(world.Hub) } },
                    "NotFoundError NOT_FOUND membership.providerId"),
                new(
                    Unknown,
                    world.Stella,
                    new { principal, membership = new { memberName = "A name", role = "ANALYST", organisationId = "damaged", relation = "OVERSEES" } },
                    "NotFoundError NOT_FOUND membership.organisationId"),
                new(
                    State,
                    world.Stella,
                    new { principal = new { principal.issuer, subject = "member-in-force" }, membership = new { memberName = "A name", role = "STEWARD" } },
                    "AlreadyExistsError TAKEN membership"),
                new(
                    State,
                    world.Stella,
                    new { principal, membership = new { memberName = "A name", role = "STEWARD", validTo = "2026-11-23" } },
                    "InvalidInputError OUT_OF_RANGE membership.validTo"),
                new(NotYours, world.Stella, new { principal, membership = new { memberName = "A name", role = "ADMINISTRATOR" } }, "NotPermittedError NOT_PERMITTED membership.role"),
            ],
            new Dictionary<Wrong, string> { [Future] = NoDay, [NegativeMoney] = NoMoney, [FundingMismatch] = NoFunding })
        {
            NothingHidden = "Providers and organisations are public.",
        };
    }

    private static MutationRefusals RevokeMembership(RefusalWorld world) => new(
        [
            new(TooLong, world.Stella, new { id = world.Membership, reason = Long }, "InvalidInputError TOO_LONG reason"),
            new(Unknown, world.Stella, new { id = RefusalWorld.Absent(world.Membership) }, "NotFoundError NOT_FOUND id"),
            new(State, world.Stella, new { id = world.EndedMembership }, "WrongStateError WRONG_STATE id"),
            new(NotYours, world.Stella, new { id = world.AdministratorsMembership }, "NotPermittedError NOT_PERMITTED id"),
        ],
        new Dictionary<Wrong, string>
        {
            [Missing] = "The reason may be left out.",
            [Malformed] = NoForm,
            [Future] = NoDay,
            [NegativeMoney] = NoMoney,
            [FundingMismatch] = NoFunding,
        })
    {
        NothingHidden = "Stewards, who alone revoke memberships, see them all.",
    };
}
