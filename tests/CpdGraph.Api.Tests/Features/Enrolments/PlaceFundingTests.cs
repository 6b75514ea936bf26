using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Funding;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Enrolments;

/// <summary>Money that goes with places, over HTTP. The rules on money have tests of their own.</summary>
public abstract class PlaceFundingTests(Database database) : FundingScenes(database)
{
    private const string Hundred = "100.00";

    [Fact]
    public async Task Money_is_asked_for_with_the_place_promised_with_the_approval_and_goes_back_with_the_place()
    {
        var (scene, run) = (await Scene(), await PricedRun());
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 1_000m);
        var id = await Asked(scene, run, ("PCN_EMPLOYER", "60.00"), ("SELF", "40.00"));

        Assert.Equal(["REQUESTED PCN_EMPLOYER 60.00", "STATED SELF 40.00"], await Funding(scene.Coach.Client, id));
        Assert.Equal("REQUESTED", await Status(scene.Coach.Client, id));
        Assert.Empty(await Refusals(scene.Manager.Client, "approveEnrolment", new { id }));
        Assert.Equal("BOOKED", await Status(scene.Coach.Client, id));
        Assert.Equal(["COMMITTED PCN_EMPLOYER 60.00", "STATED SELF 40.00"], await Funding(scene.Manager.Client, id));
        Assert.Equal(["1 Allocated 100000 100000", "2 Committed 6000 94000"], await Entries(budget));

        // The provider sees who comes, and nobody's money.
        Assert.Empty(await Funding(run.Publisher.Client, id));
        Assert.Empty(await Refusals(run.Publisher.Client, "cancelEnrolment", new { id, reason = "The tutor is ill." }));
        Assert.Equal(["RELEASED PCN_EMPLOYER 60.00", "RELEASED SELF 40.00"], await Funding(scene.Coach.Client, id));
        Assert.Equal(["1 Allocated 100000 100000", "2 Committed 6000 94000", "3 Released 6000 100000"], await Entries(budget));
    }

    [Fact]
    public async Task What_is_declined_is_refused_and_takes_nothing()
    {
        var (scene, run) = (await Scene(), await PricedRun());
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 1_000m);
        var id = await Asked(scene, run, ("PCN_EMPLOYER", Hundred));

        Assert.Empty(await Refusals(scene.Manager.Client, "declineEnrolment", new { id, reason = "Next year." }));

        Assert.Equal(["REFUSED PCN_EMPLOYER 100.00"], await Funding(scene.Coach.Client, id));
        Assert.Equal(["1 Allocated 100000 100000"], await Entries(budget));
    }

    [Fact]
    public async Task A_line_manager_who_asks_promises_the_money_at_once_and_names_other_lines_when_approving()
    {
        var (scene, run) = (await Scene(), await PricedRun());
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 1_000m);
        var id = await ReadText(scene.Manager.Client, "requestEnrolment.enrolment.id", Request, new { input = new { coachId = scene.Coach.Id, runId = run.Id, funding = await Lines(("PCN_EMPLOYER", Hundred)) } });

        Assert.Equal("BOOKED", await Status(scene.Coach.Client, id));
        Assert.Equal(["COMMITTED PCN_EMPLOYER 100.00"], await Funding(scene.Coach.Client, id));

        var other = await Asked(scene, await PricedRun(new { startsAt = "2027-04-01T09:00:00Z", endsAt = "2027-04-01T12:00:00Z", price = new { amount = Hundred } }), ("SELF", "20.00"), ("PCN_EMPLOYER", "80.00"));
        Assert.Empty(await Refusals(scene.Manager.Client, "approveEnrolment", new { id = other, funding = await Lines(("PCN_EMPLOYER", Hundred)) }));
        Assert.Equal(["RELEASED SELF 20.00", "REFUSED PCN_EMPLOYER 80.00", "COMMITTED PCN_EMPLOYER 100.00"], await Funding(scene.Coach.Client, other));
        Assert.Equal(["1 Allocated 100000 100000", "2 Committed 10000 90000", "3 Committed 10000 80000"], await Entries(budget));
    }

    [Fact]
    public async Task Without_enough_money_a_request_stays_a_request_and_the_approval_names_the_rule()
    {
        var (scene, run) = (await Scene(), await PricedRun());
        await Budget(scene.Employer, "PCN_EMPLOYER", 50m);
        var id = await Asked(scene, run, ("PCN_EMPLOYER", Hundred));

        Assert.Equal(["FundingRefusedError FUNDING_EXHAUSTED id"], await Refusals(scene.Manager.Client, "approveEnrolment", new { id }));
        Assert.Equal("REQUESTED", await Status(scene.Coach.Client, id));
        Assert.Equal(["REQUESTED PCN_EMPLOYER 100.00"], await Funding(scene.Coach.Client, id));
    }

    [Fact]
    public async Task What_a_coach_pays_needs_nobody_and_what_does_not_fit_is_told_with_all_else()
    {
        var (scene, run) = (await Scene(), await PricedRun());
        var id = await Asked(scene, run, ("SELF", Hundred));
        Assert.Equal("BOOKED", await Status(scene.Coach.Client, id));

        Assert.Equal(
            ["BookingClashError ALREADY_ENROLLED runId", "FundingMismatchError FUNDING_MISMATCH funding"],
            (await Refusals(scene.Coach.Client, "requestEnrolment", new { runId = run.Id, funding = await Lines(("SELF", "99.00")) })).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_place_that_waits_keeps_its_money_and_that_of_somebody_who_is_erased_goes_back()
    {
        var (scene, run) = (await Scene(), await PricedRun(new { price = new { amount = Hundred }, capacity = 1, waitingListOpen = true }));
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 1_000m);
        var next = await Coach(scene.Manager, GlobalId.Of(scene.Employer));
        var first = await Asked(scene, run, ("PCN_EMPLOYER", Hundred));
        var second = await ReadText(next.Client, "requestEnrolment.enrolment.id", Request, new { input = new { runId = run.Id, funding = await Lines(("PCN_EMPLOYER", Hundred)) } });
        Assert.Empty(await Refusals(scene.Manager.Client, "approveEnrolment", new { id = first }));
        Assert.Empty(await Refusals(scene.Manager.Client, "approveEnrolment", new { id = second }));
        Assert.Equal(("WAITING_LIST", "COMMITTED PCN_EMPLOYER 100.00"), (await Status(next.Client, second), Assert.Single(await Funding(next.Client, second))));

        var revision = (await Read(Api.Steward, "coach.revision", "query ($id: ID!) { coach(id: $id) { revision } }", new { id = scene.Coach.Id })).GetInt32();
        Assert.Empty(await Refusals(Api.Steward, "erasePerson", new { person = new { coachId = scene.Coach.Id }, reason = "REQUESTED", expectedRevision = revision }));

        Assert.Equal(("BOOKED", "COMMITTED PCN_EMPLOYER 100.00"), (await Status(next.Client, second), Assert.Single(await Funding(next.Client, second))));
        Assert.Equal(
            ["1 Allocated 100000 100000", "2 Committed 10000 90000", "3 Committed 10000 80000", "4 Released 10000 90000"], await Entries(budget));
    }

    [Fact]
    public async Task Of_many_approvals_at_once_no_more_is_promised_than_there_is_and_no_place_is_given_without_its_money()
    {
        var (scene, run) = (await Scene(), await PricedRun(new { price = new { amount = Hundred }, capacity = 4, waitingListOpen = true }));
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 650m);
        var requests = new List<string>();

        for (var count = 0; count < 9; count++)
        {
            var coach = await Coach(scene.Manager, GlobalId.Of(scene.Employer));
            requests.Add(await ReadText(coach.Client, "requestEnrolment.enrolment.id", Request, new { input = new { runId = run.Id, funding = await Lines(("PCN_EMPLOYER", Hundred)) } }));
        }

        var answers = await Task.WhenAll(requests.Select(async id => string.Join(' ', await Refusals(scene.Manager.Client, "approveEnrolment", new { id }))));

        Assert.Equal((6, 3), (answers.Count(answer => answer.Length == 0), answers.Count(answer => answer == "FundingRefusedError FUNDING_EXHAUSTED id")));
        Assert.Equal((60_000L, 5_000L), ((await Look(budget)).CommittedPence, (await Look(budget)).RemainingPence));
        var states = await Task.WhenAll(requests.Select(id => Status(scene.Manager.Client, id)));
        Assert.Equal((4, 2, 3), (states.Count(state => state == "BOOKED"), states.Count(state => state == "WAITING_LIST"), states.Count(state => state == "REQUESTED")));
    }

    private const string Request = "mutation ($input: RequestEnrolmentInput!) { requestEnrolment(input: $input) { enrolment { id } userErrors { code field message } } }";

    private Task<RunMade> PricedRun(object? details = null) => Run(details ?? new { price = new { amount = Hundred } });

    private async Task<string> Asked(FundingScene scene, RunMade run, params (string Stream, string Amount)[] lines) =>
        await ReadText(scene.Coach.Client, "requestEnrolment.enrolment.id", Request, new { input = new { runId = run.Id, funding = await Lines(lines) } });

    private async Task<object[]> Lines(params (string Stream, string Amount)[] lines)
    {
        var read = new List<object>();

        foreach (var (stream, amount) in lines)
        {
            read.Add(new { streamId = GlobalId.Of((await StreamOf(stream)).Id), amount = new { amount } });
        }

        return [.. read];
    }

    private static async Task<string[]> Funding(GraphQLClient by, string id) =>
    [
        .. (await Read(by, "node.funding", "query ($id: ID!) { node(id: $id) { ... on Enrolment { funding { status stream { code } amount { amount } } } } }", new { id }))
            .EnumerateArray().Select(award => $"{At(award, "status")} {At(award, "stream.code")} {At(award, "amount.amount")}"),
    ];

    private static Task<string> Status(GraphQLClient by, string id) => ReadText(by, "node.status", "query ($id: ID!) { node(id: $id) { ... on Enrolment { status } } }", new { id });
}

public sealed class PlaceFundingOnSqliteTests() : PlaceFundingTests(Database.Sqlite);

public sealed class PlaceFundingOnPostgresTests() : PlaceFundingTests(Database.Postgres);
