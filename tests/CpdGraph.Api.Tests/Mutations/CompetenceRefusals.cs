using static CpdGraph.Api.Tests.Mutations.Wrong;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>What can be wrong with assessments and with a portfolio of evidence.</summary>
internal static class CompetenceRefusals
{
    private const string AssessedOn = "2026-11-20";

    // Who has registered a coach today supervises them since today.
    private const string Today = "2026-11-24";

    private static readonly string Long = new('x', 30_000);

    private static readonly Dictionary<Wrong, string> NoMoney = new() { [NegativeMoney] = "It takes no money.", [FundingMismatch] = "It takes no funding." };

    public static IEnumerable<(string Mutation, MutationRefusals Refusals)> Of(RefusalWorld world) =>
    [
        ("recordAssessment", RecordAssessment(world)),
        ("addEvidence", AddEvidence(world)),
        ("updateEvidence", UpdateEvidence(world)),
        ("removeEvidence", RemoveEvidence(world)),
    ];

    private static MutationRefusals RecordAssessment(RefusalWorld world)
    {
        const string kind = "SELF";

        return new(
            [
                new(Missing, world.Amira, new { kind, assessedOn = AssessedOn, items = Array.Empty<object>() }, "InvalidInputError REQUIRED items"),
                new(
                    TooLong,
                    world.Amira,
                    new { kind, assessedOn = AssessedOn, items = new[] { Item(rationale: Long) } },
                    "InvalidInputError TOO_LONG items.0.rationale"),
                new(
                    Malformed,
                    world.Amira,
                    new { kind, assessedOn = AssessedOn, items = new[] { Item(attainment: "NOT_ASSESSED"), Item() } },
                    "InvalidInputError INVALID items.0.attainment", "InvalidInputError INVALID items.1.competency"),
                new(Future, world.Amira, new { kind, assessedOn = "2047-01-05", items = new[] { Item() } }, "InvalidInputError IN_FUTURE assessedOn"),
                new(
                    Unknown,
                    world.Amira,
                    new { kind, assessedOn = AssessedOn, items = new[] { Item(code: "99.9"), Item(evidence: "damaged") } },
                    "NotFoundError NOT_FOUND items.0.competency", "NotFoundError NOT_FOUND items.1.evidenceIds.0"),
                new(
                    State,
                    world.Lena,
                    new { coachId = world.PatId, kind = "SUPERVISOR", assessedOn = Today, items = new object[] { Item(evidence: world.SharedEvidence, answers: world.OldAssessment) } },
                    "WrongStateError WRONG_STATE items.0.answersId"),
                new(
                    State,
                    world.Lena,
                    new { coachId = world.PatId, kind = "SUPERVISOR", assessedOn = Today, items = new[] { Item() } },
                    "RuleRefusedError EVIDENCE_NEEDED items.0.evidenceIds"),
                new(
                    NotYours,
                    world.Lena,
                    new { coachId = world.PatId, kind, assessedOn = AssessedOn, items = new[] { Item() } },
                    "NotPermittedError NOT_PERMITTED kind"),
                new(
                    NotYours,
                    world.Lena,
                    new { coachId = world.StrangerId, kind = "SUPERVISOR", assessedOn = Today, items = new[] { Item(attainment: "AWARE") } },
                    "NotFoundError NOT_FOUND coachId"),
            ],
            NoMoney)
        {
            Twins =
            [
                new(
                    world.Lena,
                    world.StrangerId,
                    RefusalWorld.Absent(world.PatId),
                    id => new { coachId = id, kind = "SUPERVISOR", assessedOn = Today, items = new[] { Item(attainment: "AWARE") } }),
                new(
                    world.Lena,
                    world.PrivateEvidence,
                    RefusalWorld.Absent(world.PrivateEvidence),
                    id => new { coachId = world.PatId, kind = "SUPERVISOR", assessedOn = Today, items = new[] { Item(evidence: (string)id) } }),
            ],
        };
    }

    private static MutationRefusals AddEvidence(RefusalWorld world) => new(
        [
            new(
                Missing,
                world.Pat,
                new { evidence = new { } },
                "InvalidInputError REQUIRED evidence.kind", "InvalidInputError REQUIRED evidence.title", "InvalidInputError REQUIRED evidence.gatheredOn"),
            new(
                TooLong,
                world.Pat,
                new { evidence = Evidence(title: Long, body: Long) },
                "InvalidInputError TOO_LONG evidence.title", "InvalidInputError TOO_LONG evidence.body"),
            new(Malformed, world.Pat, new { evidence = Evidence(linkUrl: "http://10.0.0.1/x") }, "InvalidInputError LINK_NOT_ALLOWED evidence.linkUrl"),
            new(Future, world.Pat, new { evidence = Evidence(gatheredOn: "2047-01-05") }, "InvalidInputError IN_FUTURE evidence.gatheredOn"),
            new(Unknown, world.Pat, new { evidence = Evidence(competency: "damaged") }, "NotFoundError NOT_FOUND evidence.competencyIds.0"),
        ],
        new Dictionary<Wrong, string>(NoMoney) { [State] = "A new item has no state.", [NotYours] = "It is always the caller's own portfolio." })
    {
        NothingHidden = "Competencies are public.",
    };

    private static MutationRefusals UpdateEvidence(RefusalWorld world) => new(
        [
            new(
                Missing,
                world.Pat,
                new { id = world.PrivateEvidence, changes = new { title = " " }, expectedRevision = 1 },
                "InvalidInputError REQUIRED changes.title"),
            new(
                TooLong,
                world.Pat,
                new { id = world.PrivateEvidence, changes = new { title = Long, body = Long }, expectedRevision = 1 },
                "InvalidInputError TOO_LONG changes.title", "InvalidInputError TOO_LONG changes.body"),
            new(
                Malformed,
                world.Pat,
                new { id = world.PrivateEvidence, changes = new { linkUrl = "nonsense" }, expectedRevision = 1 },
                "InvalidInputError LINK_NOT_ALLOWED changes.linkUrl"),
            new(
                Future,
                world.Pat,
                new { id = world.PrivateEvidence, changes = new { gatheredOn = "2047-01-05" }, expectedRevision = 1 },
                "InvalidInputError IN_FUTURE changes.gatheredOn"),
            new(Unknown, world.Pat, new { id = "damaged", changes = new { title = "A" }, expectedRevision = 1 }, "NotFoundError NOT_FOUND id"),
            new(
                State,
                world.Pat,
                new { id = world.PrivateEvidence, changes = new { title = "A" }, expectedRevision = 77 },
                "StaleRevisionError STALE_REVISION expectedRevision"),
            new(State, world.Pat, new { id = world.RemovedEvidence, changes = new { title = "A" }, expectedRevision = 2 }, "WrongStateError WRONG_STATE id"),
            new(NotYours, world.Amira, new { id = world.SharedEvidence, changes = new { title = "A" }, expectedRevision = 1 }, "NotFoundError NOT_FOUND id"),
        ],
        NoMoney)
    {
        Twins = [new(world.Amira, world.SharedEvidence, RefusalWorld.Absent(world.SharedEvidence), id => new { id, changes = new { title = "A" }, expectedRevision = 1 })],
    };

    private static MutationRefusals RemoveEvidence(RefusalWorld world) => new(
        [
            new(Unknown, world.Pat, new { id = RefusalWorld.Absent(world.SharedEvidence), expectedRevision = 1 }, "NotFoundError NOT_FOUND id"),
            new(State, world.Pat, new { id = world.SharedEvidence, expectedRevision = 77 }, "StaleRevisionError STALE_REVISION expectedRevision"),
            new(State, world.Pat, new { id = world.RemovedEvidence, expectedRevision = 2 }, "WrongStateError WRONG_STATE id"),
            new(NotYours, world.Amira, new { id = world.SharedEvidence, expectedRevision = 1 }, "NotFoundError NOT_FOUND id"),
        ],
        new Dictionary<Wrong, string>(NoMoney)
        {
            [Missing] = "The schema asks for all of it.",
            [TooLong] = "It takes no text.",
            [Malformed] = "It takes no text of a certain form.",
            [Future] = "It takes no day.",
        })
    {
        Twins = [new(world.Amira, world.SharedEvidence, RefusalWorld.Absent(world.SharedEvidence), id => new { id, expectedRevision = 1 })],
    };

    /// <summary>An assessment of one competency.</summary>
    public static object Item(string attainment = "COMPETENT", string code = "2.1", string? rationale = null, string? evidence = null, string? answers = null) => new
    {
        competency = new { code },
        attainment,
        rationale,
        evidenceIds = evidence is null ? Array.Empty<string>() : [evidence],
        answersId = answers,
    };

    /// <summary>What addEvidence needs.</summary>
    public static object Evidence(
        string title = "A group", string? body = null, string gatheredOn = "2026-11-02", string? linkUrl = null, string? competency = null, string sharing = "PRIVATE") => new
        {
            kind = "REFLECTION",
            title,
            body,
            gatheredOn,
            linkUrl,
            competencyIds = competency is null ? Array.Empty<string>() : [competency],
            sharing,
        };
}
