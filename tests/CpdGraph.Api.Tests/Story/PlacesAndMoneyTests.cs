using System.Globalization;
using System.Text.Json;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static CpdGraph.Api.Tests.Story.Walk;

namespace CpdGraph.Api.Tests.Story;

/// <summary>From a budget to a completion that it has paid for, by the public API alone: who asks, approves, waits, gives back, moves up and attends.</summary>
public abstract class PlacesAndMoneyTests(Database database) : IAsyncLifetime
{
    private const string Employer = "Larkfield Example PCN (illustrative)";
    private const string Place = "id status waitingListPosition lateCancellation joinUrl history { status by } funding { status amount { amount } } completion { id }";

    private readonly ManualClock clock = new(ApiServer.Now);
    private ApiServer api = null!;

    private GraphQLClient Stella => api.As("stella", Role.Steward);

    private GraphQLClient Rhona => api.As("rhona", Role.Publisher);

    private GraphQLClient Lena => api.As("lena", Role.Supervisor);

    private GraphQLClient Amira => api.As("amira", Role.Coach);

    private GraphQLClient Ben => api.As("ben", Role.Coach);

    public async ValueTask InitializeAsync() => api = await ApiServer.ToWriteToAsync(database, services => services.AddSingleton<TimeProvider>(clock));

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await api.DisposeAsync();
    }

    [Fact]
    public async Task From_a_budget_to_a_completion_that_it_has_paid_for()
    {
        // The employer has £500 for its own staff; the hub has one place for £120 that a line manager must approve.
        var streams = (await Ask(Stella, "{ fundingStreams(first: 100) { nodes { id code } } }")).Each("fundingStreams.nodes")
            .ToDictionary(stream => stream.Text("code"), stream => stream.Text("id"));
        var employer = (await Ask(Stella, "query ($name: String!) { organisations(first: 1, filter: { name: { eq: $name } }) { nodes { id } } }", new { name = Employer }))
            .Text("organisations.nodes.0.id");
        var allocation = await Do(
            Stella,
            "recordFundingAllocation",
            "allocation { id }",
            new { organisationId = employer, streamId = streams["PCN_EMPLOYER"], amount = new { amount = "500.00" }, opensOn = "2026-04-01", closesOn = "2027-03-31" });
        var (offer, run) = await PublishAsync();

        // Who may pay, and why the others may not.
        var advice = (await Ask(
            Amira,
            "query ($id: ID!) { offer(by: { id: $id }) { fundingAdvice { stream { code } verdict rule reason sourceReference } } }",
            new { id = offer })).Each("offer.fundingAdvice").ToDictionary(line => line.Text("stream.code"));
        Assert.Equal("MAY_PAY", advice["PCN_EMPLOYER"].Text("verdict"));
        Assert.Equal("MAY_NOT_PAY", advice["ARRS"].Text("verdict"));
        Assert.NotNull(advice["ARRS"].Text("sourceReference"));
        Assert.Equal(("MAY_NOT_PAY", "CPD_REGISTERED_ONLY"), (advice["REGISTERED_CPD"].Text("verdict"), advice["REGISTERED_CPD"].Text("rule")));
        Assert.Equal(
            "FUNDING_NOT_ALLOWED funding.0",
            await Refused(
                Amira, "requestEnrolment", "enrolment { id }", new { runId = run, funding = new[] { new { streamId = streams["REGISTERED_CPD"], amount = new { amount = "120.00" } } } }));

        // Two coaches ask, each with the employer's money; the line manager sees both, and approves. The second one waits.
        var funding = new[] { new { streamId = streams["PCN_EMPLOYER"], amount = new { amount = "120.00" } } };
        var first = await RequestAsync(Amira, run, funding);
        var second = await RequestAsync(Ben, run, funding);
        Assert.Equal(2, (await AttentionAsync(Lena, "PLACE_TO_APPROVE")).Intersect([first, second]).Count());
        Assert.Equal((50_000, 0, 0), await MoneyAsync(allocation));
        Assert.Equal(("BOOKED", "COMMITTED"), await ApproveAsync(first));
        Assert.Equal(("WAITING_LIST", "COMMITTED"), await ApproveAsync(second));
        Assert.Empty((await AttentionAsync(Lena, "PLACE_TO_APPROVE")).Intersect([first, second]));
        Assert.Equal(1, (await EnrolmentAsync(Ben, second)).At("waitingListPosition").GetInt32());
        Assert.Equal((26_000, 24_000, 0), await MoneyAsync(allocation));
        Assert.Equal("https://meet.example.org/1", (await EnrolmentAsync(Amira, first)).Text("joinUrl"));
        Assert.Equal(JsonValueKind.Null, (await EnrolmentAsync(Ben, second)).At("joinUrl").ValueKind);

        // The first gives the place back: its money returns, and the place goes to the second.
        await Sent(Amira, "cancelEnrolment", "enrolment { id }", new { id = first, reason = "On leave that day." });
        var cancelled = await EnrolmentAsync(Amira, first);
        Assert.Equal(("CANCELLED", "RELEASED", JsonValueKind.Null), (cancelled.Text("status"), cancelled.Text("funding.0.status"), cancelled.At("joinUrl").ValueKind));
        var promoted = await EnrolmentAsync(Ben, second);
        Assert.Equal(
            ("BOOKED", "COMMITTED", "https://meet.example.org/1"), (promoted.Text("status"), promoted.Text("funding.0.status"), promoted.Text("joinUrl")));
        Assert.Equal(["REQUESTED", "WAITING_LIST", "BOOKED"], promoted.All("history.status"));
        Assert.Contains(second, await AttentionAsync(Ben, "PLACE_OFFERED"));
        Assert.Equal((38_000, 12_000, 0), await MoneyAsync(allocation));

        // The day comes. The hub is reminded of the attendance, and records it: the completion is there, verified, and paid for.
        clock.Advance(TimeSpan.FromHours(5));
        Assert.Contains(run, await AttentionAsync(Rhona, "ATTENDANCE_TO_RECORD"));
        var attended = await Sent(
            Rhona, "recordRunAttendance", "completions { id verification }", new { runId = run, attendance = new[] { new { enrolmentId = second } } });
        Assert.Equal(["VERIFIED"], attended.All("completions.verification"));
        Assert.DoesNotContain(run, await AttentionAsync(Rhona, "ATTENDANCE_TO_RECORD"));
        var completed = await EnrolmentAsync(Ben, second);
        Assert.Equal(
            ("ATTENDED", "SPENT", attended.Text("completions.0.id")), (completed.Text("status"), completed.Text("funding.0.status"), completed.Text("completion.id")));
        Assert.Equal((38_000, 0, 12_000), await MoneyAsync(allocation));

        // What the ledger, the coach's record and both statements say of it.
        var ledger = await Ask(
            Stella,
            "query ($id: ID!) { node(id: $id) { ... on FundingAllocation { entries(first: 20) { nodes { kind amount { amount } remainingAfter { amount } } } } } }",
            new { id = allocation });
        Assert.Equal(
            ["ALLOCATED 500.00 500.00", "COMMITTED 120.00 380.00", "COMMITTED 120.00 260.00", "RELEASED 120.00 380.00", "SPENT 120.00 380.00"],
            ledger.Each("node.entries.nodes").Select(entry => $"{entry.Text("kind")} {entry.Text("amount.amount")} {entry.Text("remainingAfter.amount")}"));
        var record = await Ask(
            Ben,
            """
            { viewer { coach {
              completions(first: 1) { nodes { id verification cpdMinutes cost { amount } funding { status amount { amount } } enrolment { id } } }
              fundingStatement(startingIn: 2026) { lines { stream { code } committed { amount } spent { amount } } }
            } } }
            """);
        Assert.Equal(
            (attended.Text("completions.0.id"), "120.00", "SPENT", second),
            (record.Text("viewer.coach.completions.nodes.0.id"), record.Text("viewer.coach.completions.nodes.0.cost.amount"),
                record.Text("viewer.coach.completions.nodes.0.funding.0.status"), record.Text("viewer.coach.completions.nodes.0.enrolment.id")));
        Assert.Contains(record.Each("viewer.coach.fundingStatement.lines"), line => line.Text("stream.code") == "PCN_EMPLOYER" && line.Text("spent.amount") == "120.00");
    }

    private async Task<(string Offer, string Run)> PublishAsync()
    {
        var provider = (await Ask(Rhona, "{ provider(by: { slug: \"riverside-example-training-hub\" }) { id } }")).Text("provider.id");
        var offer = await Do(
            Rhona,
            "createOffer",
            "offer { id }",
            new
            {
                providerId = provider,
                offer = new
                {
                    title = "Holding a difficult conversation",
                    summary = "Practice in pairs.",
                    channel = "TRAINING_HUB",
                    format = "WORKSHOP",
                    deliveryMode = "LIVE_ONLINE",
                    days = "0.5",
                    cpdMinutes = 180,
                    audience = "All coaches.",
                },
            });
        await Sent(
            Rhona,
            "mapOfferCompetencies",
            "offer { id }",
            new { offer = new { id = offer }, set = new[] { new { competency = new { code = "2.1" }, coverage = "DEVELOPS" } }, expectedRevision = 1 });
        await Sent(Rhona, "publishOffer", "offer { id }", new { offer = new { id = offer }, expectedRevision = 2 });
        var run = await Do(
            Rhona,
            "scheduleRun",
            "run { id }",
            new
            {
                offer = new { id = offer },
                run = new
                {
                    startsAt = Moment(1),
                    endsAt = Moment(4),
                    capacity = 1,
                    waitingListOpen = true,
                    approvalNeeded = true,
                    price = new { amount = "120.00" },
                    joinUrl = "https://meet.example.org/1",
                },
            });

        return (offer, run);
    }

    private static string Moment(int hours) => ApiServer.Now.AddHours(hours).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static async Task<string> RequestAsync(GraphQLClient coach, string run, object funding)
    {
        var payload = await Sent(coach, "requestEnrolment", "enrolment { id status funding { status } }", new { runId = run, funding });
        Assert.Equal(("REQUESTED", "REQUESTED"), (payload.Text("enrolment.status"), payload.Text("enrolment.funding.0.status")));

        return payload.Text("enrolment.id");
    }

    private async Task<(string Status, string Money)> ApproveAsync(string enrolment)
    {
        var payload = await Sent(Lena, "approveEnrolment", "enrolment { status funding { status } }", new { id = enrolment });

        return (payload.Text("enrolment.status"), payload.Text("enrolment.funding.0.status"));
    }

    private static async Task<Answer> EnrolmentAsync(GraphQLClient client, string id) =>
        new((await Ask(client, $"query ($id: ID!) {{ node(id: $id) {{ ... on Enrolment {{ {Place} }} }} }}", new { id })).At("node"));

    /// <summary>What needs doing of a kind, by the ids of what it is about. The demonstration has matters of its own.</summary>
    private static async Task<IEnumerable<string>> AttentionAsync(GraphQLClient client, string kind)
    {
        var answer = await Ask(
            client,
            "query ($kinds: [AttentionKind!]) { viewer { attention(first: 50, kinds: $kinds) { nodes { kind text action subject { ... on Node { id } } } } } }",
            new { kinds = new[] { kind } });
        Assert.All(answer.All("viewer.attention.nodes.kind"), shown => Assert.Equal(kind, shown));

        return answer.All("viewer.attention.nodes.subject.id");
    }

    /// <summary>What is left of the budget, promised and spent, in pence.</summary>
    private async Task<(int Remaining, int Committed, int Spent)> MoneyAsync(string allocation)
    {
        var money = await Ask(
            Stella, "query ($id: ID!) { node(id: $id) { ... on FundingAllocation { remaining { amount } committed { amount } spent { amount } } } }", new { id = allocation });

        return (Pence("remaining"), Pence("committed"), Pence("spent"));

        int Pence(string name) => (int)(decimal.Parse(money.Text($"node.{name}.amount"), CultureInfo.InvariantCulture) * 100);
    }
}

/// <summary>On the embedded database.</summary>
public sealed class PlacesAndMoneyOnSqliteTests() : PlacesAndMoneyTests(Database.Sqlite);

/// <summary>On a server.</summary>
public sealed class PlacesAndMoneyOnPostgresTests() : PlacesAndMoneyTests(Database.Postgres);
