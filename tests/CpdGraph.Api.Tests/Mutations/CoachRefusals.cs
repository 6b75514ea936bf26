using static CpdGraph.Api.Tests.Mutations.Wrong;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>What can be wrong with changes of where coaches work, of their tiers, and of who supervises.</summary>
internal static class CoachRefusals
{
    private const string NoMoney = "It takes no money.";
    private const string NoFunding = "It takes no funding.";
    private const string NoForm = "It takes no text of a certain form.";

    private static readonly string Long = new('x', 30_000);

    public static IEnumerable<(string Mutation, MutationRefusals Refusals)> Of(RefusalWorld world) =>
    [
        ("changeCoachEmployment", ChangeCoachEmployment(world)),
        ("awardCoachTier", AwardCoachTier(world)),
        ("revokeCoachTier", RevokeCoachTier(world)),
        ("registerSupervisor", RegisterSupervisor(world)),
        ("updateSupervisor", UpdateSupervisor(world)),
    ];

    private static MutationRefusals ChangeCoachEmployment(RefusalWorld world)
    {
        object Input(string coachId, object? next = null, object? end = null, int expectedRevision = 1) => new { coachId, end, next, expectedRevision };

        return new(
            [
                new(Missing, world.Lena, Input(world.InvitedId), "InvalidInputError REQUIRED end"),
                new(Missing, world.Lena, Input(world.InvitedId, world.Employment(world.OtherOrganisation, jobTitle: " ")), "InvalidInputError REQUIRED next.jobTitle"),
                new(TooLong, world.Lena, Input(world.InvitedId, world.Employment(world.OtherOrganisation, jobTitle: Long)), "InvalidInputError TOO_LONG next.jobTitle"),
                new(
                    Future,
                    world.Lena,
                    Input(world.InvitedId, world.Employment(world.OtherOrganisation, startedOn: "2047-01-05")),
                    "InvalidInputError OUT_OF_RANGE next.startedOn"),
                new(Future, world.Lena, Input(world.InvitedId, end: new { endedOn = "2047-01-05" }), "InvalidInputError OUT_OF_RANGE end.endedOn"),
                new(Unknown, world.Lena, Input(RefusalWorld.Absent(world.AmiraId), world.Employment()), "NotFoundError NOT_FOUND coachId"),
                new(
                    Unknown,
                    world.Lena,
                    Input(
                        world.InvitedId,
                        world.Employment(RefusalWorld.Absent(world.Organisation), placedWithId: "damaged"),
                        new { organisationId = RefusalWorld.Absent(world.Organisation), endedOn = "2026-10-01" }),
                    "NotFoundError NOT_FOUND end.organisationId", "NotFoundError NOT_FOUND next.organisationId", "NotFoundError NOT_FOUND next.placedWithId"),
                new(State, world.Lena, Input(world.InvitedId, world.Employment()), "InvalidInputError OUT_OF_RANGE next.startedOn"),
                new(
                    State,
                    world.Lena,
                    Input(world.InvitedId, world.Employment(world.OtherOrganisation), expectedRevision: 77),
                    "StaleRevisionError STALE_REVISION expectedRevision"),
                new(State, world.Lena, Input(world.InvitedId, end: new { organisationId = world.OtherOrganisation, endedOn = "2026-10-01" }), "InvalidInputError INVALID end.organisationId"),
                new(NotYours, world.Lena, Input(world.StrangerId, world.Employment(world.OtherOrganisation)), "NotFoundError NOT_FOUND coachId"),
            ],
            new Dictionary<Wrong, string> { [Malformed] = NoForm, [NegativeMoney] = NoMoney, [FundingMismatch] = NoFunding })
        {
            Twins = [new(world.Lena, world.StrangerId, RefusalWorld.Absent(world.AmiraId), id => Input((string)id, world.Employment(world.OtherOrganisation)))],
        };
    }

    private static MutationRefusals AwardCoachTier(RefusalWorld world)
    {
        Dictionary<string, object?> Input(string coachId, string tier = "TIER_2", string awardedOn = "2026-11-02", string basis = "Portfolio.", string? overrideReason = "Recognised elsewhere.") =>
            new() { ["coachId"] = coachId, ["tier"] = tier, ["awardedOn"] = awardedOn, ["basis"] = basis, ["overrideReason"] = overrideReason };

        return new(
            [
                new(Missing, world.Lena, Input(world.InvitedId, basis: " "), "InvalidInputError REQUIRED basis"),
                new(Missing, world.Lena, Input(world.InvitedId, overrideReason: null), "RuleRefusedError TIER_NOT_EARNED tier"),
                new(
                    TooLong,
                    world.Lena,
                    new Dictionary<string, object?>(Input(world.InvitedId, basis: Long, overrideReason: Long)) { ["recognisedBy"] = Long },
                    "InvalidInputError TOO_LONG basis", "InvalidInputError TOO_LONG overrideReason", "InvalidInputError TOO_LONG recognisedBy", "RuleRefusedError TIER_NOT_EARNED tier"),
                new(Malformed, world.Lena, Input(world.InvitedId, basis: "Seen with 943 476 5919."), "InvalidInputError NHS_NUMBER_IN_TEXT basis"),
                new(Future, world.Lena, Input(world.InvitedId, awardedOn: "2026-11-25"), "InvalidInputError IN_FUTURE awardedOn"),
                new(
                    Unknown,
                    world.Lena,
                    new Dictionary<string, object?>(Input(world.InvitedId)) { ["completionIds"] = new[] { RefusalWorld.Absent(world.Unchecked), "damaged" } },
                    "NotFoundError NOT_FOUND completionIds.0", "NotFoundError NOT_FOUND completionIds.1"),
                new(
                    Unknown,
                    world.Lena,
                    new Dictionary<string, object?>(Input(world.PatId)) { ["evidenceIds"] = new[] { world.SharedEvidence, RefusalWorld.Absent(world.SharedEvidence), "damaged" } },
                    "NotFoundError NOT_FOUND evidenceIds.1", "NotFoundError NOT_FOUND evidenceIds.2"),
                new(
                    NotYours,
                    world.Lena,
                    new Dictionary<string, object?>(Input(world.InvitedId)) { ["evidenceIds"] = new[] { world.SharedEvidence } },
                    "NotFoundError NOT_FOUND evidenceIds.0"),
                new(Unknown, world.Lena, Input(RefusalWorld.Absent(world.AmiraId)), "NotFoundError NOT_FOUND coachId"),
                new(State, world.Lena, Input(world.TieredId, tier: "TIER_3"), "AlreadyExistsError TAKEN tier"),
                new(State, world.Lena, Input(world.TieredId, tier: "TIER_2"), "RuleRefusedError TIER_NOT_EARNED awardedOn"),
                new(State, world.Lena, Input(world.InvitedId, tier: "TIER_1"), "RuleRefusedError TIER_NOT_EARNED tier"),
                new(NotYours, world.Lena, Input(world.StrangerId), "NotFoundError NOT_FOUND coachId"),
            ],
            new Dictionary<Wrong, string> { [NegativeMoney] = NoMoney, [FundingMismatch] = NoFunding })
        {
            Twins =
            [
                new(world.Lena, world.StrangerId, RefusalWorld.Absent(world.AmiraId), id => Input((string)id)),
                new(
                    world.Lena,
                    world.StrangersCompletion,
                    RefusalWorld.Absent(world.Unchecked),
                    id => new Dictionary<string, object?>(Input(world.InvitedId)) { ["completionIds"] = new[] { id } }),
                new(
                    world.Lena,
                    world.PrivateEvidence,
                    RefusalWorld.Absent(world.SharedEvidence),
                    id => new Dictionary<string, object?>(Input(world.PatId)) { ["evidenceIds"] = new[] { id } }),
            ],
        };
    }

    private static MutationRefusals RevokeCoachTier(RefusalWorld world)
    {
        const string reason = "It was another's.";

        return new(
            [
                new(Missing, world.Stella, new { id = world.TierAward, revokedOn = "2026-11-02", reason = " " }, "InvalidInputError REQUIRED reason"),
                new(TooLong, world.Stella, new { id = world.TierAward, revokedOn = "2026-11-02", reason = Long }, "InvalidInputError TOO_LONG reason"),
                new(Future, world.Stella, new { id = world.TierAward, revokedOn = "2026-11-25", reason }, "InvalidInputError IN_FUTURE revokedOn"),
                new(Unknown, world.Stella, new { id = "damaged", revokedOn = "2026-11-02", reason }, "NotFoundError NOT_FOUND id"),
                new(State, world.Stella, new { id = world.RevokedAward, revokedOn = "2026-11-02", reason }, "WrongStateError WRONG_STATE id"),
                new(State, world.Stella, new { id = world.TierAward, revokedOn = "2020-01-01", reason }, "InvalidInputError OUT_OF_RANGE revokedOn"),
            ],
            new Dictionary<Wrong, string>
            {
                [Malformed] = NoForm,
                [NotYours] = "Stewards see all recognitions.",
                [NegativeMoney] = NoMoney,
                [FundingMismatch] = NoFunding,
            })
        {
            NothingHidden = "Stewards see all recognitions.",
        };
    }

    private static MutationRefusals RegisterSupervisor(RefusalWorld world)
    {
        static object Tier(string awardedOn = "2025-01-05", string text = "Portfolio.") => new { tier = "TIER_3", awardedOn, basis = text, recognisedBy = text };

        return new(
            [
                new(
                    Missing,
                    world.Lena,
                    new { supervisor = new { tier = Tier(text: " "), clinicalRegistrations = new[] { new { body = "" } } } },
                    "InvalidInputError REQUIRED supervisor.displayName", "InvalidInputError REQUIRED supervisor.clinicalRegistrations.0.body",
                    "InvalidInputError REQUIRED supervisor.tier.basis", "InvalidInputError REQUIRED supervisor.tier.recognisedBy"),
                new(
                    TooLong,
                    world.Lena,
                    new { supervisor = new { displayName = Long, tier = Tier(text: Long) } },
                    "InvalidInputError TOO_LONG supervisor.displayName", "InvalidInputError TOO_LONG supervisor.tier.basis", "InvalidInputError TOO_LONG supervisor.tier.recognisedBy"),
                new(
                    Malformed,
                    world.Lena,
                    new { supervisor = new { displayName = "Clara", email = "nobody", capacityMinutesPerMonth = -1 } },
                    "InvalidInputError INVALID supervisor.email", "InvalidInputError OUT_OF_RANGE supervisor.capacityMinutesPerMonth"),
                new(
                    Future,
                    world.Lena,
                    new { supervisor = new { displayName = "Clara", tier = Tier("2026-11-25"), clinicalRegistrations = new[] { new { body = "NMC", checkedOn = "2026-11-25" } } } },
                    "InvalidInputError IN_FUTURE supervisor.tier.awardedOn", "InvalidInputError IN_FUTURE supervisor.clinicalRegistrations.0.checkedOn"),
                new(
                    Unknown,
                    world.Stella,
                    new { supervisor = new { displayName = "Clara", organisationId = RefusalWorld.Absent(world.Organisation), coachId = RefusalWorld.Absent(world.AmiraId) } },
                    "NotFoundError NOT_FOUND supervisor.organisationId", "NotFoundError NOT_FOUND supervisor.coachId"),
                new(State, world.Stella, new { supervisor = new { displayName = "Clara", coachId = world.InvitedId, tier = Tier() } }, "InvalidInputError INVALID supervisor.tier"),
                new(
                    NotYours,
                    world.Lena,
                    new { supervisor = new { displayName = "Clara", coachId = world.StrangerId } },
                    "NotFoundError NOT_FOUND supervisor.coachId", "NotPermittedError NOT_PERMITTED supervisor.coachId"),
            ],
            new Dictionary<Wrong, string> { [NegativeMoney] = NoMoney, [FundingMismatch] = NoFunding })
        {
            Twins = [new(world.Lena, world.StrangerId, RefusalWorld.Absent(world.AmiraId), id => new { supervisor = new { displayName = "Clara", coachId = id } })],
        };
    }

    private static MutationRefusals UpdateSupervisor(RefusalWorld world)
    {
        static object Tier(string awardedOn = "2025-01-05", string text = "Portfolio.") => new { tier = "TIER_3", awardedOn, basis = text, recognisedBy = text };
        object Input(object changes, int expectedRevision = 1, string? id = null) => new { id = id ?? world.RegisteredId, changes, expectedRevision };

        return new(
            [
                new(Missing, world.Stella, Input(new { displayName = (string?)null }), "InvalidInputError REQUIRED changes.displayName"),
                new(TooLong, world.Stella, Input(new { displayName = Long }), "InvalidInputError TOO_LONG changes.displayName"),
                new(Malformed, world.Stella, Input(new { email = "nobody" }), "InvalidInputError INVALID changes.email"),
                new(Future, world.Stella, Input(new { tier = Tier("2026-11-25") }), "InvalidInputError IN_FUTURE changes.tier.awardedOn"),
                new(Unknown, world.Stella, Input(new { email = "a@example.org" }, id: "damaged"), "NotFoundError NOT_FOUND id"),
                new(Unknown, world.Stella, Input(new { coachId = RefusalWorld.Absent(world.AmiraId) }), "NotFoundError NOT_FOUND changes.coachId"),
                new(State, world.Stella, Input(new { email = "a@example.org" }, expectedRevision: 77), "StaleRevisionError STALE_REVISION expectedRevision"),
                new(State, world.Stella, Input(new { tier = Tier("2025-03-01") }), "InvalidInputError TAKEN changes.tier.awardedOn"),
                new(
                    NotYours,
                    world.Lena,
                    Input(new { tier = Tier(), clinicalRegistrations = new[] { new { body = "NMC" } } }, id: world.LenaId),
                    "NotPermittedError OWN_RECORD changes.tier", "NotPermittedError OWN_RECORD changes.clinicalRegistrations"),
                new(NotYours, world.Lena, Input(new { email = "a@example.org" }), "NotPermittedError NOT_PERMITTED id"),
            ],
            new Dictionary<Wrong, string> { [NegativeMoney] = NoMoney, [FundingMismatch] = NoFunding })
        {
            NothingHidden = "Supervisors see each other, and only stewards, who see all coaches, may name one.",
        };
    }
}
