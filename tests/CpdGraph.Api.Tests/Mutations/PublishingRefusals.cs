using static CpdGraph.Api.Tests.Mutations.Wrong;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>What can be wrong with the mutations of the catalogue.</summary>
internal static class PublishingRefusals
{
    private const string NoDay = "It takes no day.";
    private const string NoMoney = "It takes no money.";
    private const string NoFunding = "It takes no funding.";
    private const string NoText = "It takes no text.";
    private const string NoForm = "It takes no text of a certain form.";
    private const string RunsArePublic = "Runs are of offers that are or were published, and everybody sees those.";
    private const string ForStewards = "Stewards alone add providers, and everybody sees them all.";

    private static readonly string Long = new('x', 3_000);
    private static readonly string Longest = new('x', 30_000);

    public static IEnumerable<(string Mutation, MutationRefusals Refusals)> Of(RefusalWorld world) =>
    [
        ("registerProvider", RegisterProvider(world)),
        ("createOffer", CreateOffer(world)),
        ("updateOffer", UpdateOffer(world)),
        ("upsertOffer", UpsertOffer(world)),
        ("mapOfferCompetencies", MapOfferCompetencies(world)),
        ("submitOffer", SubmitOffer(world)),
        ("publishOffer", PublishOffer(world)),
        ("withdrawOffer", WithdrawOffer(world)),
        ("updateProvider", UpdateProvider(world)),
        ("verifyOfferMapping", VerifyOfferMapping(world)),
        ("returnOffer", ReturnOffer(world)),
        ("recordAccreditation", RecordAccreditation(world)),
        ("revokeAccreditation", RevokeAccreditation(world)),
        ("scheduleRun", ScheduleRun(world)),
        ("updateRun", UpdateRun(world)),
        ("cancelRun", CancelRun(world)),
    ];

    private static MutationRefusals RegisterProvider(RefusalWorld world) => new(
        [
            new(Missing, world.Stella, new { name = " ", kind = "UNIVERSITY" }, "InvalidInputError REQUIRED name"),
            new(
                TooLong,
                world.Stella,
                new { name = Long, kind = "UNIVERSITY", slug = Long, websiteUrl = $"https://example.org/{Long}", about = Longest },
                "InvalidInputError TOO_LONG name", "InvalidInputError TOO_LONG about", "InvalidInputError TOO_LONG slug", "InvalidInputError TOO_LONG websiteUrl"),
            new(
                Malformed,
                world.Stella,
                new { name = "A school", kind = "UNIVERSITY", slug = "Not a slug\0", odsCode = "no code!\0", websiteUrl = "nonsense", contactEmail = "nobody" },
                "InvalidInputError INVALID slug", "NotFoundError NOT_FOUND odsCode", "InvalidInputError LINK_NOT_ALLOWED websiteUrl", "InvalidInputError INVALID contactEmail"),
            new(
                Unknown,
                world.Stella,
                new { name = "A school", kind = "UNIVERSITY", odsCode = "ZZZ99", areaIds = new[] { RefusalWorld.Absent(world.Organisation), world.Hub } },
                "NotFoundError NOT_FOUND odsCode", "NotFoundError NOT_FOUND areaIds.0", "NotFoundError NOT_FOUND areaIds.1"),
            new(State, world.Stella, new { name = "A school", kind = "UNIVERSITY", slug = "riverside-example-training-hub" }, "AlreadyExistsError TAKEN slug"),
        ],
        new Dictionary<Wrong, string> { [Future] = NoDay, [NotYours] = ForStewards, [NegativeMoney] = NoMoney, [FundingMismatch] = NoFunding })
    {
        NothingHidden = "Organisations are public.",
    };

    private static MutationRefusals CreateOffer(RefusalWorld world) => new(
        [
            new(
                Missing,
                world.Rhona,
                new { providerId = world.Hub, offer = new { } },
                "InvalidInputError REQUIRED offer.title", "InvalidInputError REQUIRED offer.channel", "InvalidInputError REQUIRED offer.format"),
            new(
                TooLong,
                world.Rhona,
                new
                {
                    providerId = world.Hub,
                    offer = With(
                        ("title", Long), ("slug", Long), ("summary", Long), ("description", Longest), ("accessibility", Longest), ("audience", Longest), ("priceNote", Long)),
                    external = new { system = Long, key = Long },
                },
                "InvalidInputError TOO_LONG offer.description", "InvalidInputError TOO_LONG offer.accessibility", "InvalidInputError TOO_LONG offer.audience",
                "InvalidInputError TOO_LONG offer.priceNote",
                "InvalidInputError TOO_LONG offer.title", "InvalidInputError TOO_LONG offer.slug", "InvalidInputError TOO_LONG offer.summary",
                "InvalidInputError TOO_LONG external.system", "InvalidInputError TOO_LONG external.key"),
            new(
                Malformed,
                world.Rhona,
                new { providerId = world.Hub, offer = With(("slug", "Not a slug\0"), ("bookingUrl", "nonsense"), ("language", "?")), external = new { system = "a\0", key = "b\0" } },
                "InvalidInputError INVALID offer.slug", "InvalidInputError LINK_NOT_ALLOWED offer.bookingUrl", "InvalidInputError INVALID offer.language",
                "InvalidInputError INVALID external.system", "InvalidInputError INVALID external.key"),
            new(
                Unknown,
                world.Rhona,
                new
                {
                    providerId = RefusalWorld.Absent(world.Hub),
                    offer = With(
                        ("prerequisiteIds", new[] { RefusalWorld.Absent(world.Draft) }), ("specialismIds", new[] { world.Hub }),
                        ("satisfies", new[] { "NOTHING" }), ("eligibleFundingIds", new[] { RefusalWorld.Absent(world.Stream) })),
                },
                "NotFoundError NOT_FOUND providerId", "NotFoundError NOT_FOUND offer.prerequisiteIds.0", "NotFoundError NOT_FOUND offer.specialismIds.0",
                "NotFoundError NOT_FOUND offer.satisfies.0", "NotFoundError NOT_FOUND offer.eligibleFundingIds.0"),
            new(State, world.Rhona, new { providerId = world.Hub, offer = With(("slug", RefusalWorld.HiddenSlug)) }, "AlreadyExistsError TAKEN offer.slug"),
            new(
                NotYours,
                world.Rhona,
                new { providerId = world.OtherHub, offer = With(("prerequisiteIds", new[] { world.HiddenDraft })) },
                "NotFoundError NOT_FOUND providerId", "NotFoundError NOT_FOUND offer.prerequisiteIds.0"),
            new(NegativeMoney, world.Rhona, new { providerId = world.Hub, offer = With(("price", Minus)) }, "InvalidInputError OUT_OF_RANGE offer.price.amount"),
        ],
        new Dictionary<Wrong, string> { [Future] = NoDay, [FundingMismatch] = NoFunding })
    {
        Twins =
        [
            new(world.Rhona, world.OtherHub, RefusalWorld.Absent(world.Hub), id => new { providerId = id, offer = With() }),
            new(world.Rhona, world.HiddenDraft, RefusalWorld.Absent(world.Draft), id => new { providerId = world.OtherHub, offer = With(("prerequisiteIds", new[] { id })) }),
        ],
    };

    private static MutationRefusals UpdateOffer(RefusalWorld world) => new(
        [
            new(
                Missing,
                world.Rhona,
                new { offer = new { id = world.Draft }, changes = Changes(("title", null), ("channel", null), ("format", null), ("slug", "")), expectedRevision = 1 },
                "InvalidInputError REQUIRED changes.title", "InvalidInputError REQUIRED changes.channel", "InvalidInputError REQUIRED changes.format",
                "InvalidInputError REQUIRED changes.slug"),
            new(
                TooLong,
                world.Rhona,
                new { offer = new { id = world.Draft }, changes = Changes(("title", Long), ("slug", Long), ("changeNote", Long)), expectedRevision = 1 },
                "InvalidInputError TOO_LONG changes.title", "InvalidInputError TOO_LONG changes.slug", "InvalidInputError TOO_LONG changes.changeNote"),
            new(
                Malformed,
                world.Rhona,
                new { offer = new { id = world.Draft }, changes = Changes(("slug", "Not a slug\0"), ("bookingUrl", "nonsense")), expectedRevision = 1 },
                "InvalidInputError INVALID changes.slug", "InvalidInputError LINK_NOT_ALLOWED changes.bookingUrl"),
            new(
                Unknown,
                world.Rhona,
                new { offer = new { id = RefusalWorld.Absent(world.Draft) }, changes = Changes(("title", "Mine")), expectedRevision = 1 },
                "NotFoundError NOT_FOUND offer"),
            new(Unknown, world.Rhona, new { offer = new { id = "damaged" }, changes = Changes(("title", "Mine")), expectedRevision = 1 }, "NotFoundError NOT_FOUND offer"),
            new(
                Unknown,
                world.Rhona,
                new { offer = new { id = world.Draft }, changes = Changes(("prerequisiteIds", new[] { RefusalWorld.Absent(world.Draft) })), expectedRevision = 1 },
                "NotFoundError NOT_FOUND changes.prerequisiteIds.0"),
            new(
                State,
                world.Rhona,
                new { offer = new { id = world.Withdrawn }, changes = Changes(("title", "Back again")), expectedRevision = 4 },
                "WrongStateError WRONG_STATE offer"),
            new(
                State,
                world.Rhona,
                new { offer = new { id = world.Draft }, changes = Changes(("title", "Too late")), expectedRevision = 7 },
                "StaleRevisionError STALE_REVISION expectedRevision"),
            new(
                NotYours,
                world.Rhona,
                new { offer = new { id = world.HiddenDraft }, changes = Changes(("title", "Mine")), expectedRevision = 1 },
                "NotFoundError NOT_FOUND offer"),
            new(
                NotYours,
                world.Rhona,
                new { offer = new { id = world.OthersPublished }, changes = Changes(("title", "Mine")), expectedRevision = 3 },
                "NotPermittedError NOT_PERMITTED offer"),
            new(
                NegativeMoney,
                world.Rhona,
                new { offer = new { id = world.Draft }, changes = Changes(("price", Minus)), expectedRevision = 1 },
                "InvalidInputError OUT_OF_RANGE changes.price.amount"),
        ],
        new Dictionary<Wrong, string> { [Future] = NoDay, [FundingMismatch] = NoFunding })
    {
        Twins =
        [
            .. OfferTwins(world, key => new { offer = key, changes = Changes(("title", "Mine"), ("slug", RefusalWorld.HiddenSlug)), expectedRevision = 1 }),
            new(
                world.Rhona,
                world.HiddenDraft,
                RefusalWorld.Absent(world.Draft),
                id => new { offer = new { id = world.Draft }, changes = Changes(("prerequisiteIds", new[] { id })), expectedRevision = 1 }),
        ],
    };

    private static MutationRefusals UpsertOffer(RefusalWorld world)
    {
        var external = new { system = "bookings", key = "NEW-1" };
        object Mapping(string code, string? rationale = null) => new { competency = new { code }, coverage = "DEVELOPS", rationale };

        return new(
            [
                new(
                    Missing,
                    world.Rhona,
                    new { providerId = world.Hub, external = new { system = "", key = " " }, offer = new { }, publish = true },
                    "InvalidInputError REQUIRED offer.title", "InvalidInputError REQUIRED offer.channel", "InvalidInputError REQUIRED offer.format",
                    "InvalidInputError REQUIRED external.system", "InvalidInputError REQUIRED external.key"),
                new(
                    TooLong,
                    world.Rhona,
                    new
                    {
                        providerId = world.Hub,
                        offer = With(("title", Long), ("slug", Long), ("changeNote", Long)),
                        external = new { system = Long, key = Long },
                        competencies = new[] { Mapping("2.1", Long) },
                    },
                    "InvalidInputError TOO_LONG offer.title", "InvalidInputError TOO_LONG offer.changeNote", "InvalidInputError TOO_LONG offer.slug",
                    "InvalidInputError TOO_LONG external.system", "InvalidInputError TOO_LONG external.key", "InvalidInputError TOO_LONG competencies.0.rationale"),
                new(
                    Malformed,
                    world.Rhona,
                    new { providerId = world.Hub, external, offer = With(("slug", "Not a slug\0"), ("bookingUrl", "nonsense")) },
                    "InvalidInputError LINK_NOT_ALLOWED offer.bookingUrl", "InvalidInputError INVALID offer.slug"),
                new(
                    Unknown,
                    world.Rhona,
                    new { providerId = RefusalWorld.Absent(world.Hub), external, offer = With(("satisfies", new[] { "NOTHING" })), competencies = new[] { Mapping("99.9") } },
                    "NotFoundError NOT_FOUND providerId", "NotFoundError NOT_FOUND offer.satisfies.0", "NotFoundError NOT_FOUND competencies.0.competency"),
                new(State, world.Rhona, new { providerId = world.Hub, external, offer = With(("slug", RefusalWorld.HiddenSlug)) }, "AlreadyExistsError TAKEN offer.slug"),
                new(State, world.Rhona, new { providerId = world.Hub, external, offer = With(), publish = true }, "NotPublishableError NOT_PUBLISHABLE offer"),
                new(
                    NotYours, world.Rhona, new { providerId = world.OtherHub, external = RefusalWorld.HiddenKey, offer = With() }, "NotFoundError NOT_FOUND providerId"),
                new(NegativeMoney, world.Rhona, new { providerId = world.Hub, external, offer = With(("price", Minus)) }, "InvalidInputError OUT_OF_RANGE offer.price.amount"),
            ],
            new Dictionary<Wrong, string> { [Future] = NoDay, [FundingMismatch] = NoFunding })
        {
            Twins =
            [
                new(world.Rhona, world.OtherHub, RefusalWorld.Absent(world.Hub), id => new { providerId = id, external = RefusalWorld.HiddenKey, offer = With() }),
                new(
                    world.Rhona, world.HiddenDraft, RefusalWorld.Absent(world.Draft),
                    id => new { providerId = world.Hub, external, offer = With(("prerequisiteIds", new[] { id })) }),
            ],
        };
    }

    private static MutationRefusals MapOfferCompetencies(RefusalWorld world)
    {
        object[] good = [new { competency = new { code = "2.1" }, coverage = "DEVELOPS" }];
        object[] long_ = [new { competency = new { code = "2.1" }, coverage = "DEVELOPS", rationale = Long }];
        object[] unknown = [new { competency = new { code = "99.9" }, coverage = "DEVELOPS" }, new { competency = new { id = world.Hub }, coverage = "DEVELOPS" }];

        return new(
            [
                new(TooLong, world.Rhona, new { offer = new { id = world.Draft }, set = long_, expectedRevision = 1 }, "InvalidInputError TOO_LONG set.0.rationale"),
                new(
                    Unknown,
                    world.Rhona,
                    new { offer = new { id = world.Draft }, set = unknown, removeCompetencyIds = new[] { "damaged" }, expectedRevision = 1 },
                    "NotFoundError NOT_FOUND set.0.competency", "NotFoundError NOT_FOUND set.1.competency", "NotFoundError NOT_FOUND removeCompetencyIds.0"),
                new(Unknown, world.Rhona, new { offer = new { id = RefusalWorld.Absent(world.Draft) }, set = good, expectedRevision = 1 }, "NotFoundError NOT_FOUND offer"),
                new(State, world.Rhona, new { offer = new { id = world.Withdrawn }, set = good, expectedRevision = 4 }, "WrongStateError WRONG_STATE offer"),
                new(State, world.Rhona, new { offer = new { id = world.Draft }, set = good, expectedRevision = 7 }, "StaleRevisionError STALE_REVISION expectedRevision"),
                new(NotYours, world.Rhona, new { offer = new { id = world.HiddenDraft }, set = good, expectedRevision = 1 }, "NotFoundError NOT_FOUND offer"),
                new(NotYours, world.Rhona, new { offer = new { id = world.OthersPublished }, set = good, expectedRevision = 3 }, "NotPermittedError NOT_PERMITTED offer"),
            ],
            new Dictionary<Wrong, string>
            {
                [Missing] = "A set may be empty.",
                [Malformed] = NoForm,
                [Future] = NoDay,
                [NegativeMoney] = NoMoney,
                [FundingMismatch] = NoFunding,
            })
        {
            Twins = [.. OfferTwins(world, key => new { offer = key, set = good, expectedRevision = 1 })],
        };
    }

    private static MutationRefusals SubmitOffer(RefusalWorld world) => new(
        [
            new(TooLong, world.Rhona, new { offer = new { id = world.Draft }, note = Long, expectedRevision = 1 }, "InvalidInputError TOO_LONG note"),
            new(Unknown, world.Rhona, new { offer = new { id = RefusalWorld.Absent(world.Draft) }, expectedRevision = 1 }, "NotFoundError NOT_FOUND offer"),
            new(State, world.Rhona, new { offer = new { id = world.Published }, expectedRevision = 3 }, "WrongStateError WRONG_STATE offer"),
            new(State, world.Rhona, new { offer = new { id = world.Draft }, expectedRevision = 7 }, "StaleRevisionError STALE_REVISION expectedRevision"),
            new(NotYours, world.Rhona, new { offer = new { id = world.HiddenDraft }, expectedRevision = 1 }, "NotFoundError NOT_FOUND offer"),
            new(NotYours, world.Rhona, new { offer = new { id = world.OthersPublished }, expectedRevision = 3 }, "NotPermittedError NOT_PERMITTED offer"),
        ],
        new Dictionary<Wrong, string>
        {
            [Missing] = "The note may be left out.",
            [Malformed] = NoForm,
            [Future] = NoDay,
            [NegativeMoney] = NoMoney,
            [FundingMismatch] = NoFunding,
        })
    {
        Twins = [.. OfferTwins(world, key => new { offer = key, expectedRevision = 1 })],
    };

    private static MutationRefusals PublishOffer(RefusalWorld world) => new(
        [
            new(Missing, world.Rhona, new { offer = new { id = world.Draft }, expectedRevision = 1 }, "NotPublishableError NOT_PUBLISHABLE offer"),
            new(Unknown, world.Rhona, new { offer = new { id = RefusalWorld.Absent(world.Draft) }, expectedRevision = 1 }, "NotFoundError NOT_FOUND offer"),
            new(State, world.Rhona, new { offer = new { id = world.Published }, expectedRevision = 3 }, "WrongStateError WRONG_STATE offer"),
            new(State, world.Rhona, new { offer = new { id = world.MappedDraft }, expectedRevision = 7 }, "StaleRevisionError STALE_REVISION expectedRevision"),
            new(NotYours, world.Rhona, new { offer = new { id = world.HiddenDraft }, expectedRevision = 1 }, "NotFoundError NOT_FOUND offer"),
            new(NotYours, world.Rhona, new { offer = new { id = world.OthersPublished }, expectedRevision = 3 }, "NotPermittedError NOT_PERMITTED offer"),
        ],
        new Dictionary<Wrong, string>
        {
            [TooLong] = NoText,
            [Malformed] = NoForm,
            [Future] = NoDay,
            [NegativeMoney] = NoMoney,
            [FundingMismatch] = NoFunding,
        })
    {
        Twins = [.. OfferTwins(world, key => new { offer = key, expectedRevision = 1 })],
    };

    private static MutationRefusals WithdrawOffer(RefusalWorld world) => new(
        [
            new(Missing, world.Rhona, new { offer = new { id = world.Published }, reason = " ", expectedRevision = 3 }, "InvalidInputError REQUIRED reason"),
            new(TooLong, world.Rhona, new { offer = new { id = world.Published }, reason = Long, expectedRevision = 3 }, "InvalidInputError TOO_LONG reason"),
            new(Unknown, world.Rhona, new { offer = new { id = RefusalWorld.Absent(world.Draft) }, reason = "Over.", expectedRevision = 3 }, "NotFoundError NOT_FOUND offer"),
            new(
                Unknown,
                world.Rhona,
                new { offer = new { id = world.Published }, reason = "Over.", replacementId = RefusalWorld.Absent(world.Draft), expectedRevision = 3 },
                "NotFoundError NOT_FOUND replacementId"),
            new(State, world.Rhona, new { offer = new { id = world.Draft }, reason = "Over.", expectedRevision = 1 }, "WrongStateError WRONG_STATE offer"),
            new(State, world.Rhona, new { offer = new { id = world.Published }, reason = "Over.", expectedRevision = 7 }, "StaleRevisionError STALE_REVISION expectedRevision"),
            new(
                NotYours,
                world.Rhona,
                new { offer = new { id = world.HiddenDraft }, reason = "Over.", replacementId = world.HiddenDraft, expectedRevision = 1 },
                "NotFoundError NOT_FOUND offer", "NotFoundError NOT_FOUND replacementId"),
            new(NotYours, world.Rhona, new { offer = new { id = world.OthersPublished }, reason = "Over.", expectedRevision = 3 }, "NotPermittedError NOT_PERMITTED offer"),
        ],
        new Dictionary<Wrong, string> { [Malformed] = NoForm, [Future] = NoDay, [NegativeMoney] = NoMoney, [FundingMismatch] = NoFunding })
    {
        Twins =
        [
            .. OfferTwins(world, key => new { offer = key, reason = "Over.", expectedRevision = 1 }),
            new(
                world.Rhona,
                world.HiddenDraft,
                RefusalWorld.Absent(world.Draft),
                id => new { offer = new { id = world.Published }, reason = "Over.", replacementId = id, expectedRevision = 3 }),
        ],
    };

    private static MutationRefusals ScheduleRun(RefusalWorld world)
    {
        const string starts = "2027-01-12T09:00:00Z";
        const string ends = "2027-01-12T12:00:00Z";
        var run = new { startsAt = starts, endsAt = ends };

        return new(
            [
                new(
                    Missing, world.Rhona, new { offer = new { id = world.Published }, run = new { } },
                    "InvalidInputError REQUIRED run.startsAt", "InvalidInputError REQUIRED run.endsAt"),
                new(
                    TooLong,
                    world.Rhona,
                    new { offer = new { id = world.Published }, run = new { startsAt = starts, endsAt = ends, venue = new { name = Long, address = Long } }, external = new { system = "a", key = Long } },
                    "InvalidInputError TOO_LONG run.venue.name", "InvalidInputError TOO_LONG run.venue.address", "InvalidInputError TOO_LONG external.key"),
                new(
                    Malformed,
                    world.Rhona,
                    new { offer = new { id = world.Published }, run = new { startsAt = starts, endsAt = ends, bookingUrl = "nonsense", joinUrl = "nonsense" } },
                    "InvalidInputError LINK_NOT_ALLOWED run.bookingUrl", "InvalidInputError LINK_NOT_ALLOWED run.joinUrl"),
                new(
                    Future,
                    world.Rhona,
                    new { offer = new { id = world.Published }, run = new { startsAt = "2047-01-12T09:00:00Z", endsAt = "2047-01-12T12:00:00Z" } },
                    "InvalidInputError OUT_OF_RANGE run.startsAt"),
                new(Unknown, world.Rhona, new { offer = new { id = RefusalWorld.Absent(world.Draft) }, run }, "NotFoundError NOT_FOUND offer"),
                new(State, world.Rhona, new { offer = new { id = world.Draft }, run }, "WrongStateError WRONG_STATE offer"),
                new(State, world.Rhona, new { offer = new { id = world.Withdrawn }, run }, "WrongStateError WRONG_STATE offer"),
                new(NotYours, world.Rhona, new { offer = new { id = world.HiddenDraft }, run }, "NotFoundError NOT_FOUND offer"),
                new(NotYours, world.Rhona, new { offer = new { id = world.OthersPublished }, run }, "NotPermittedError NOT_PERMITTED offer"),
                new(
                    NegativeMoney,
                    world.Rhona,
                    new { offer = new { id = world.Published }, run = new { startsAt = starts, endsAt = ends, price = Minus } },
                    "InvalidInputError OUT_OF_RANGE run.price.amount"),
            ],
            new Dictionary<Wrong, string> { [FundingMismatch] = NoFunding })
        {
            Twins = [.. OfferTwins(world, key => new { offer = key, run })],
        };
    }

    private static MutationRefusals UpdateRun(RefusalWorld world)
    {
        object Input(string id, object changes, int expectedRevision = 1) => new { id, changes, expectedRevision };

        return new(
            [
                new(
                    Missing, world.Hugo, Input(world.OpenRun, Changes(("startsAt", null), ("endsAt", null), ("sessions", Array.Empty<object>()))),
                    "InvalidInputError REQUIRED changes.startsAt", "InvalidInputError REQUIRED changes.endsAt"),
                new(
                    TooLong, world.Hugo, Input(world.OpenRun, new { venue = new { name = Long, address = Long } }),
                    "InvalidInputError TOO_LONG changes.venue.name", "InvalidInputError TOO_LONG changes.venue.address"),
                new(
                    Malformed, world.Hugo, Input(world.OpenRun, new { bookingUrl = "nonsense", joinUrl = "nonsense" }),
                    "InvalidInputError LINK_NOT_ALLOWED changes.bookingUrl", "InvalidInputError LINK_NOT_ALLOWED changes.joinUrl"),
                new(
                    Future, world.Hugo, Input(world.OpenRun, new { startsAt = "2047-01-12T09:00:00Z", endsAt = "2047-01-12T12:00:00Z" }),
                    "InvalidInputError OUT_OF_RANGE changes.startsAt"),
                new(Unknown, world.Hugo, Input(RefusalWorld.Absent(world.OpenRun), new { capacity = 3 }), "NotFoundError NOT_FOUND id"),
                new(State, world.Hugo, Input(world.OpenRun, new { capacity = 3 }, 7), "StaleRevisionError STALE_REVISION expectedRevision"),
                new(State, world.Hugo, Input(world.PastRun, new { capacity = 3 }, 2), "WrongStateError WRONG_STATE id"),
                new(NotYours, world.Rhona, Input(world.OpenRun, new { capacity = 0 }), "NotPermittedError NOT_PERMITTED id"),
                new(NegativeMoney, world.Hugo, Input(world.OpenRun, new { price = Minus }), "InvalidInputError OUT_OF_RANGE changes.price.amount"),
            ],
            new Dictionary<Wrong, string> { [FundingMismatch] = NoFunding })
        {
            NothingHidden = RunsArePublic,
        };
    }

    private static MutationRefusals CancelRun(RefusalWorld world)
    {
        object Input(string id, string reason = "No tutor.", int expectedRevision = 1) => new { id, reason, expectedRevision };

        return new(
            [
                new(Missing, world.Hugo, Input(world.OpenRun, " "), "InvalidInputError REQUIRED reason"),
                new(TooLong, world.Hugo, Input(world.OpenRun, Long), "InvalidInputError TOO_LONG reason"),
                new(Unknown, world.Hugo, Input(RefusalWorld.Absent(world.OpenRun)), "NotFoundError NOT_FOUND id"),
                new(State, world.Hugo, Input(world.OpenRun, expectedRevision: 7), "StaleRevisionError STALE_REVISION expectedRevision"),
                new(State, world.Hugo, Input(world.PastRun, expectedRevision: 2), "WrongStateError WRONG_STATE id"),
                new(NotYours, world.Rhona, Input(world.OpenRun, " "), "NotPermittedError NOT_PERMITTED id"),
            ],
            new Dictionary<Wrong, string> { [Malformed] = NoForm, [Future] = NoDay, [NegativeMoney] = NoMoney, [FundingMismatch] = NoFunding })
        {
            NothingHidden = RunsArePublic,
        };
    }

    private static MutationRefusals UpdateProvider(RefusalWorld world)
    {
        object Input(string id, object changes, int expectedRevision = 1) => new { id, changes, expectedRevision };

        return new(
            [
                new(Missing, world.Rhona, Input(world.Hub, new { name = " " }), "InvalidInputError REQUIRED changes.name"),
                new(
                    TooLong,
                    world.Rhona,
                    Input(world.Hub, new { name = Long, about = Longest, websiteUrl = $"https://example.org/{Long}" }),
                    "InvalidInputError TOO_LONG changes.name", "InvalidInputError TOO_LONG changes.about", "InvalidInputError TOO_LONG changes.websiteUrl"),
                new(
                    Malformed, world.Rhona, Input(world.Hub, new { websiteUrl = "nonsense", contactEmail = "nobody" }),
                    "InvalidInputError LINK_NOT_ALLOWED changes.websiteUrl", "InvalidInputError INVALID changes.contactEmail"),
                new(Unknown, world.Rhona, Input(RefusalWorld.Absent(world.Hub), new { name = "Other" }), "NotFoundError NOT_FOUND id"),
                new(
                    Unknown, world.Rhona, Input(world.Hub, new { areaIds = new[] { RefusalWorld.Absent(world.Organisation), world.Hub } }),
                    "NotFoundError NOT_FOUND changes.areaIds.0", "NotFoundError NOT_FOUND changes.areaIds.1"),
                new(State, world.Rhona, Input(world.Hub, new { name = "Other" }, 7), "StaleRevisionError STALE_REVISION expectedRevision"),
                new(NotYours, world.Rhona, Input(world.OtherHub, new { name = " " }), "NotPermittedError NOT_PERMITTED id"),
            ],
            new Dictionary<Wrong, string> { [Future] = NoDay, [NegativeMoney] = NoMoney, [FundingMismatch] = NoFunding })
        {
            NothingHidden = "Providers are public.",
        };
    }

    private static MutationRefusals VerifyOfferMapping(RefusalWorld world)
    {
        object Input(string offer, string competencyId, string verification = "VERIFIED", string? reason = null, int expectedRevision = 3) =>
            new { offer = new { id = offer }, competencyId, verification, reason, expectedRevision };

        return new(
            [
                new(Missing, world.Stella, Input(world.Published, world.Claimed, "REJECTED"), "InvalidInputError REQUIRED reason"),
                new(TooLong, world.Stella, Input(world.Published, world.Claimed, reason: Long), "InvalidInputError TOO_LONG reason"),
                new(
                    Unknown, world.Stella, Input(RefusalWorld.Absent(world.Draft), RefusalWorld.Absent(world.Claimed)),
                    "NotFoundError NOT_FOUND offer", "NotFoundError NOT_FOUND competencyId"),
                new(State, world.Stella, Input(world.Published, world.NotClaimed), "InvalidInputError INVALID competencyId"),
                new(State, world.Stella, Input(world.Published, world.Claimed, "SELF_REPORTED"), "InvalidInputError INVALID verification"),
                new(State, world.Stella, Input(world.Withdrawn, world.Claimed, expectedRevision: 4), "WrongStateError WRONG_STATE offer"),
                new(State, world.Stella, Input(world.Published, world.Claimed, expectedRevision: 7), "StaleRevisionError STALE_REVISION expectedRevision"),
            ],
            new Dictionary<Wrong, string>
            {
                [Malformed] = NoForm,
                [Future] = NoDay,
                [NotYours] = ForStewards,
                [NegativeMoney] = NoMoney,
                [FundingMismatch] = NoFunding,
            })
        {
            NothingHidden = ForStewards,
        };
    }

    private static MutationRefusals ReturnOffer(RefusalWorld world)
    {
        object Input(string offer, string reason = "Say who can take part.", int expectedRevision = 2) => new { offer = new { id = offer }, reason, expectedRevision };

        return new(
            [
                new(Missing, world.Stella, Input(world.InReview, " "), "InvalidInputError REQUIRED reason"),
                new(TooLong, world.Stella, Input(world.InReview, Long), "InvalidInputError TOO_LONG reason"),
                new(Unknown, world.Stella, Input(RefusalWorld.Absent(world.InReview)), "NotFoundError NOT_FOUND offer"),
                new(State, world.Stella, Input(world.Draft, expectedRevision: 1), "WrongStateError WRONG_STATE offer"),
                new(State, world.Stella, Input(world.InReview, expectedRevision: 7), "StaleRevisionError STALE_REVISION expectedRevision"),
            ],
            new Dictionary<Wrong, string>
            {
                [Malformed] = NoForm,
                [Future] = NoDay,
                [NotYours] = ForStewards,
                [NegativeMoney] = NoMoney,
                [FundingMismatch] = NoFunding,
            })
        {
            NothingHidden = ForStewards,
        };
    }

    private static MutationRefusals RecordAccreditation(RefusalWorld world)
    {
        object Input(string offer, string? validFrom = "2026-02-01", string? seenOn = null, string? scope = null, string? reference = null, int? version = null) =>
            new { offer = new { id = offer }, bodyId = world.Body, validFrom, seenOn, scope, reference, version };

        return new(
            [
                new(Missing, world.Rhona, Input(world.Published, validFrom: null), "InvalidInputError REQUIRED validFrom"),
                new(
                    TooLong, world.Rhona, Input(world.Published, scope: Long, reference: Long), "InvalidInputError TOO_LONG scope", "InvalidInputError TOO_LONG reference"),
                new(Malformed, world.Rhona, Input(world.Published, scope: "Four days"), "InvalidInputError INVALID scope"),
                new(
                    Future, world.Rhona, Input(world.Published, validFrom: "2047-01-01", seenOn: "2047-01-01"),
                    "InvalidInputError OUT_OF_RANGE validFrom", "InvalidInputError IN_FUTURE seenOn"),
                new(
                    Unknown,
                    world.Rhona,
                    new
                    {
                        offer = new { id = RefusalWorld.Absent(world.Draft) },
                        bodyId = RefusalWorld.Absent(world.Body),
                        awardedToProviderId = RefusalWorld.Absent(world.Hub),
                        validFrom = "2026-01-01",
                    },
                    "NotFoundError NOT_FOUND offer", "NotFoundError NOT_FOUND bodyId", "NotFoundError NOT_FOUND awardedToProviderId"),
                new(Unknown, world.Rhona, Input(world.Published, version: 2), "InvalidInputError OUT_OF_RANGE version"),
                new(
                    State,
                    world.Rhona,
                    new { offer = new { id = world.AccreditedOffer }, bodyId = world.Body, validFrom = "2026-01-01", validTo = "2027-12-31" },
                    "AlreadyExistsError TAKEN validFrom"),
                new(NotYours, world.Rhona, Input(world.HiddenDraft), "NotFoundError NOT_FOUND offer"),
                new(NotYours, world.Rhona, Input(world.OthersPublished), "NotPermittedError NOT_PERMITTED offer"),
            ],
            new Dictionary<Wrong, string> { [NegativeMoney] = NoMoney, [FundingMismatch] = NoFunding })
        {
            Twins = [.. OfferTwins(world, key => new { offer = key, bodyId = world.Body, validFrom = "2026-01-01" })],
        };
    }

    private static MutationRefusals RevokeAccreditation(RefusalWorld world)
    {
        object Input(string id, string revokedOn = "2026-11-01", string reason = "It is over.") => new { id, revokedOn, reason };

        return new(
            [
                new(Missing, world.Stella, Input(world.Accreditation, reason: " "), "InvalidInputError REQUIRED reason"),
                new(TooLong, world.Stella, Input(world.Accreditation, reason: Long), "InvalidInputError TOO_LONG reason"),
                new(Future, world.Stella, Input(world.Accreditation, "2047-01-01"), "InvalidInputError OUT_OF_RANGE revokedOn"),
                new(Unknown, world.Stella, Input(RefusalWorld.Absent(world.Accreditation)), "NotFoundError NOT_FOUND id"),
                new(State, world.Stella, Input(world.RevokedAccreditation), "WrongStateError WRONG_STATE id"),
                new(State, world.Stella, Input(world.Accreditation, "2025-12-31"), "InvalidInputError OUT_OF_RANGE revokedOn"),
            ],
            new Dictionary<Wrong, string> { [Malformed] = NoForm, [NotYours] = ForStewards, [NegativeMoney] = NoMoney, [FundingMismatch] = NoFunding })
        {
            NothingHidden = ForStewards,
        };
    }

    private static object Minus => new { amount = "-1.00" };

    /// <summary>An offer by each of its keys.</summary>
    private static IEnumerable<RefusalTwin> OfferTwins(RefusalWorld world, Func<object, object> input) =>
    [
        new(world.Rhona, world.HiddenDraft, RefusalWorld.Absent(world.Draft), id => input(new { id })),
        new(world.Rhona, RefusalWorld.HiddenSlug, "an-offer-of-nobody", slug => input(new { slug })),
        new(world.Rhona, "SECRET", "NOTHING", key => input(new { external = new { system = "hugo", key } })),
    ];

    private static Dictionary<string, object?> With(params (string Name, object? Value)[] fields)
    {
        var details = RefusalWorld.Details("Refused");

        foreach (var (name, value) in fields)
        {
            details[name] = value;
        }

        return details;
    }

    private static Dictionary<string, object?> Changes(params (string Name, object? Value)[] fields) => fields.ToDictionary(field => field.Name, field => field.Value);
}
