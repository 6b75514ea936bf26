using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Learning;

public abstract class RecordingTests(Database database) : PeopleTests(database)
{
    [Fact]
    public async Task Sixty_percent_from_the_hub_and_forty_from_the_coach_are_kept_to_the_penny()
    {
        var coach = await Coach(await Supervisor());

        var completion = await Read(
            coach.Client,
            "recordCompletion.completion",
            """
            mutation ($offer: ID!, $hub: ID!, $self: ID!) {
              recordCompletion(input: {
                offer: { id: $offer }, occurredOn: "2026-11-20", cpdMinutes: 90, outcome: PASSED, evidenceUrl: "https://example.org/certificate"
                cost: { amount: "99.99" }
                funding: [{ streamId: $hub, sharePercent: "60" }, { streamId: $self, sharePercent: "40", reference: "receipt 7" }]
              }) {
                completion {
                  title occurredOn cpdMinutes outcome verification evidenceUrl offer { id } offerVersion { number } coach { id }
                  cost { amount currency }
                  funding { amount { amount currency } sharePercent status use reference stream { kind } }
                }
                userErrors { code field message }
              }
            }
            """,
            new { offer = await Offer(), hub = await Stream("TRAINING_HUB"), self = await Stream("SELF") });

        Assert.Equal("2026-11-20", At(completion, "occurredOn").GetString());
        Assert.Equal(90, At(completion, "cpdMinutes").GetInt32());
        Assert.Equal("SELF_REPORTED", At(completion, "verification").GetString());
        Assert.Equal(await Offer(), At(completion, "offer.id").GetString());
        Assert.Equal(coach.Id, At(completion, "coach.id").GetString());
        Assert.Equal("99.99", At(completion, "cost.amount").GetString());
        Assert.Equal(
            ["TRAINING_HUB 60.00 GBP 60 STATED", "SELF 39.99 GBP 40 STATED"],
            At(completion, "funding").EnumerateArray().Select(award =>
                $"{At(award, "stream.kind")} {At(award, "amount.amount")} {At(award, "amount.currency")} {At(award, "sharePercent")} {At(award, "status")}"));
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_completion_is_said_at_once_and_nothing_is_written()
    {
        var coach = await Coach(await Supervisor());

        var refusals = await Refusals(coach.Client, "recordCompletion", new
        {
            offer = new { id = "damaged" },
            runId = await Organisation(),
            occurredOn = "2026-11-25",
            cpdMinutes = 0,
            daysAttended = "-1",
            cost = new { amount = "-1" },
            funding = new[] { new { streamId = "damaged", amount = new { amount = "1.00" } } },
            evidenceUrl = "http://localhost/me",
            replacesId = coach.Id,
        });

        Assert.Contains("NotFoundError NOT_FOUND offer", refusals);
        Assert.Contains("NotFoundError NOT_FOUND runId", refusals);
        Assert.Contains("InvalidInputError IN_FUTURE occurredOn", refusals);
        Assert.Contains("InvalidInputError OUT_OF_RANGE cpdMinutes", refusals);
        Assert.Contains("InvalidInputError OUT_OF_RANGE daysAttended", refusals);
        Assert.Contains(refusals, refusal => refusal.StartsWith("InvalidInputError ", StringComparison.Ordinal) && refusal.Contains(" cost", StringComparison.Ordinal));
        Assert.Contains("NotFoundError NOT_FOUND funding.0.streamId", refusals);
        Assert.Contains("InvalidInputError LINK_NOT_ALLOWED evidenceUrl", refusals);
        Assert.Contains("NotFoundError NOT_FOUND replacesId", refusals);
        Assert.Equal(0, (await Read(coach.Client, "completions.totalCount", "{ completions { totalCount } }")).GetInt32());
    }

    [Fact]
    public async Task Money_that_does_not_add_up_is_refused_with_both_sums()
    {
        var coach = await Coach(await Supervisor());

        var response = await coach.Client.Send(
            """
            mutation ($offer: ID!, $hub: ID!) {
              recordCompletion(input: {
                offer: { id: $offer }, occurredOn: "2026-11-20", cpdMinutes: 60, cost: { amount: "100" }, funding: [{ streamId: $hub, amount: { amount: "99.99" } }]
              }) { completion { id } userErrors { code field ... on FundingMismatchError { expected { amount } actual { amount } mend } } }
            }
            """,
            new { offer = await Offer(), hub = await Stream("TRAINING_HUB") });

        var error = At(response.Data, "recordCompletion.userErrors.0");
        Assert.Equal("FUNDING_MISMATCH", At(error, "code").GetString());
        Assert.Equal("100.00", At(error, "expected.amount").GetString());
        Assert.Equal("99.99", At(error, "actual.amount").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, At(response.Data, "recordCompletion.completion").ValueKind);
    }

    [Fact]
    public async Task The_same_offer_on_the_same_day_is_refused_until_it_is_named_as_corrected()
    {
        var coach = await Coach(await Supervisor());
        var offer = await Offer();
        var first = await Record(coach, offer);

        Assert.Equal(
            ["AlreadyExistsError TAKEN offer"],
            await Refusals(coach.Client, "recordCompletion", new { offer = new { id = offer }, occurredOn = "2026-06-01", cpdMinutes = 30 }));

        var correction = await Read(
            coach.Client,
            "recordCompletion.completion",
            """
            mutation ($offer: ID!, $first: ID!) {
              recordCompletion(input: { offer: { id: $offer }, occurredOn: "2026-06-01", cpdMinutes: 30, replacesId: $first }) {
                completion { id replaces { id replacedBy { id cpdMinutes } } } userErrors { code field }
              }
            }
            """,
            new { offer, first });

        Assert.Equal(first, At(correction, "replaces.id").GetString());
        Assert.Equal(30, At(correction, "replaces.replacedBy.cpdMinutes").GetInt32());
        Assert.Contains(
            "WrongStateError WRONG_STATE replacesId",
            await Refusals(coach.Client, "recordCompletion", new { offer = new { id = offer }, occurredOn = "2026-06-01", cpdMinutes = 20, replacesId = first }));
        Assert.Equal(
            [30],
            (await Read(coach.Client, "viewer.coach.learning.nodes", "{ viewer { coach { learning { nodes { cpdMinutes } } } } }"))
                .EnumerateArray().Select(node => At(node, "cpdMinutes").GetInt32()));
    }

    [Fact]
    public async Task A_supervisor_verifies_and_then_it_is_settled()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var ids = new[] { await Record(coach, await Offer()), await Record(coach, await Offer(1)) };

        var verified = await Read(
            supervisor.Client,
            "verifyCompletion.completions",
            "mutation ($ids: [ID!]!) { verifyCompletion(input: { ids: $ids }) { completions { id verification verifiedBy verifiedOn } userErrors { code field } } }",
            new { ids });

        Assert.Equal(ids, verified.EnumerateArray().Select(row => At(row, "id").GetString()));
        Assert.All(verified.EnumerateArray(), row => Assert.Equal($"VERIFIED {supervisor.Name} 2026-11-24", $"{At(row, "verification")} {At(row, "verifiedBy")} {At(row, "verifiedOn")}"));
        Assert.Equal(["WrongStateError WRONG_STATE id"], await Refusals(supervisor.Client, "rejectCompletion", new { id = ids[0], reason = "No certificate." }));
        Assert.Equal(["WrongStateError WRONG_STATE ids.0"], await Refusals(supervisor.Client, "verifyCompletion", new { ids = ids[..1] }));
    }

    [Fact]
    public async Task Every_completion_verified_has_its_own_line_in_the_audit_trail_and_a_repeat_answers_all()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var ids = new[] { await Record(coach, await Offer()), await Record(coach, await Offer(1)) };
        var variables = new { ids, key = Api.NewName("key") };
        const string verify =
            "mutation ($ids: [ID!]!, $key: String!) { verifyCompletion(input: { ids: $ids, idempotencyKey: $key }) { completions { id verification } userErrors { code } } }";

        var first = await supervisor.Client.Send(verify, variables);
        var second = await supervisor.Client.Send(verify, variables);
        var audited = await Api.Look(db => db.AuditEvents.CountAsync(row => row.Action == "verifyCompletion" && row.ActorName == supervisor.Name, TestContext.Current.CancellationToken));

        Assert.Equal(first.Text, second.Text);
        Assert.Equal(2, At(second.Data, "verifyCompletion.completions").GetArrayLength());
        Assert.Equal(2, audited);
    }

    [Fact]
    public async Task A_refused_completion_has_its_reason_and_counts_no_more()
    {
        var supervisor = await Supervisor();
        var coach = await Coach(supervisor);
        var id = await Record(coach, await Offer());

        Assert.Equal(["InvalidInputError REQUIRED reason"], await Refusals(supervisor.Client, "rejectCompletion", new { id, reason = " " }));
        Assert.Empty(await Refusals(supervisor.Client, "rejectCompletion", new { id, reason = "No certificate." }));

        var seen = await Read(coach.Client, "viewer.coach", "{ viewer { coach { cpdYear(startingIn: 2026) { formalMinutes } completions { nodes { verification rejectionReason } } } } }");
        Assert.Equal("No certificate.", At(seen, "completions.nodes.0.rejectionReason").GetString());
        Assert.Equal(0, At(seen, "cpdYear.formalMinutes").GetInt32());
    }

    [Fact]
    public async Task Nobody_verifies_their_own_and_one_that_may_not_be_seen_is_not_found()
    {
        var (one, other) = (await Supervisor(), await Supervisor());
        var coach = await Coach(one);
        var id = await Record(coach, await Offer());

        // The coach supervises others too.
        await Grant(coach.Name, new { memberName = coach.Name, role = "SUPERVISOR", organisationId = await Organisation(), relation = "OVERSEES" });
        var both = Api.As(coach.Name);

        Assert.Equal(["NotPermittedError OWN_RECORD ids.0"], await Refusals(both, "verifyCompletion", new { ids = new[] { id } }));
        Assert.Equal(["NotFoundError NOT_FOUND ids.0"], await Refusals(other.Client, "verifyCompletion", new { ids = new[] { id } }));
        Assert.Equal(["NotFoundError NOT_FOUND id"], await Refusals(other.Client, "rejectCompletion", new { id, reason = "No." }));
        Assert.Equal("SELF_REPORTED", await ReadText(coach.Client, "completions.nodes.0.verification", "{ completions { nodes { verification } } }"));
    }

    [Fact]
    public async Task Informal_learning_is_logged_and_a_day_has_no_more_than_its_hours()
    {
        var coach = await Coach(await Supervisor());
        var competency = await ReadText(Api.Anonymous, "competencies.nodes.0.id", "{ competencies(first: 1) { nodes { id } } }");

        var learning = await Read(
            coach.Client,
            "logInformalLearning.learning",
            """
            mutation ($competency: ID!) {
              logInformalLearning(input: { title: "Peer group", kind: PEER_SUPPORT, occurredOn: "2026-05-02", cpdMinutes: 1000, reflection: "Good.", competencyIds: [$competency] }) {
                learning { title kind cpdMinutes reflection verification competencies { id } coach { id } } userErrors { code field }
              }
            }
            """,
            new { competency });

        Assert.Equal(competency, At(learning, "competencies.0.id").GetString());
        Assert.Equal(coach.Id, At(learning, "coach.id").GetString());
        Assert.Equal(
            ["InvalidInputError OUT_OF_RANGE cpdMinutes"],
            await Refusals(coach.Client, "logInformalLearning", new { title = "More", kind = "READING", occurredOn = "2026-05-02", cpdMinutes = 441 }));
        Assert.Equal(
            ["InvalidInputError REQUIRED title", "InvalidInputError IN_FUTURE occurredOn", "InvalidInputError NHS_NUMBER_IN_TEXT reflection", "NotFoundError NOT_FOUND competencyIds.0"],
            await Refusals(coach.Client, "logInformalLearning", new
            {
                title = "",
                kind = "READING",
                occurredOn = "2027-01-01",
                cpdMinutes = 10,
                reflection = "Saw 943 476 5919 today.",
                competencyIds = new[] { coach.Id },
            }));
    }
}

public sealed class RecordingOnSqliteTests() : RecordingTests(Database.Sqlite);

public sealed class RecordingOnPostgresTests() : RecordingTests(Database.Postgres);
