using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Coaches;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Funding;

/// <summary>Budgets, awards and ledgers over HTTP, by those who fund an organisation.</summary>
public abstract class BudgetTests(Database database) : FundingScenes(database)
{
    [Fact]
    public async Task Who_funds_an_organisation_records_a_budget_and_sees_its_ledger()
    {
        var employer = await NewOrganisation();
        var funder = await Funder(employer);
        var answer = await Read(
            funder.Client,
            "recordFundingAllocation.allocation",
            """
            mutation ($input: RecordFundingAllocationInput!) { recordFundingAllocation(input: $input) {
              allocation { id organisation { id } stream { code } amount { amount currency } committed { amount } spent { amount } remaining { amount } opensOn closesOn reference revision
                awards { totalCount nodes { id } } entries { totalCount nodes { number kind amount { amount } remainingAfter { amount } by award { id } reason allocation { id } } } }
              userErrors { code field message }
            } }
            """,
            new { input = await Allocation(employer, "PCN_EMPLOYER", "10000.00") });

        Assert.Equal((GlobalId.Of(employer), "PCN_EMPLOYER", "10000.00", "0.00", "0.00", "10000.00"), (
            At(answer, "organisation.id").GetString(), At(answer, "stream.code").GetString(), At(answer, "amount.amount").GetString(),
            At(answer, "committed.amount").GetString(), At(answer, "spent.amount").GetString(), At(answer, "remaining.amount").GetString()));
        Assert.Equal((1, 0), (At(answer, "entries.totalCount").GetInt32(), At(answer, "awards.totalCount").GetInt32()));
        var entry = At(answer, "entries.nodes.0");
        Assert.Equal((1, "ALLOCATED", "10000.00", "10000.00", funder.Name), (
            At(entry, "number").GetInt32(), At(entry, "kind").GetString(), At(entry, "amount.amount").GetString(), At(entry, "remainingAfter.amount").GetString(), At(entry, "by").GetString()));
        Assert.Equal(At(answer, "id").GetString(), At(entry, "allocation.id").GetString());
    }

    [Fact]
    public async Task An_award_for_a_completion_is_spent_at_once_and_split_over_streams()
    {
        var scene = await Scene();
        var funder = await Funder(scene.Employer);
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 1_000m);
        var completion = await Costing(scene, "400.00");

        var awards = await Award(funder.Client, new { completionId = completion }, await Line("PCN_EMPLOYER", "300.00", budget, "PO-9"), await Line("SELF", "100.00"));

        Assert.Equal(["SPENT 300.00 75 PO-9", "STATED 100.00 25 "], awards.Select(award => $"{At(award, "status")} {At(award, "amount.amount")} {At(award, "sharePercent")} {At(award, "reference")}"));
        Assert.Equal(["1 Allocated 100000 100000", "2 Committed 30000 70000", "3 Spent 30000 70000"], await Entries(budget));
        Assert.Equal(GlobalId.Of(budget), At(awards[0], "allocation.id").GetString());
        Assert.Equal(
            ["300.00", "100.00"],
            (await Read(scene.Coach.Client, "node.funding", "query ($id: ID!) { node(id: $id) { ... on Completion { funding { amount { amount } allocation { id } } } } }", new { id = completion }))
                .EnumerateArray().Select(award => At(award, "amount.amount").GetString()));
    }

    [Fact]
    public async Task Money_takes_the_place_of_what_a_coach_had_stated()
    {
        var scene = await Scene();
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 1_000m);
        var completion = await Costing(scene, "400.00", await Line("PCN_EMPLOYER", "300.00"), await Line("SELF", "100.00"));

        await Award((await Funder(scene.Employer)).Client, new { completionId = completion }, await Line("PCN_EMPLOYER", "250.00", budget));

        Assert.Equal(
            [(1, FundingStatus.Spent, 25_000L), (2, FundingStatus.Stated, 10_000L)],
            (await Awards(scene.CoachId)).Select(award => (award.Position, award.Status, award.Amount!.Value.Pence)));
    }

    [Fact]
    public async Task An_award_for_a_place_is_promised_and_can_be_taken_back_in_part_and_in_whole()
    {
        var scene = await Scene();
        var funder = await Funder(scene.Employer);
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 1_000m);
        var place = await Place(scene, EnrolmentStatus.Booked);
        var award = (await Award(funder.Client, new { enrolmentId = GlobalId.Of(place.Id) }, await Line("PCN_EMPLOYER", "400.00", budget))).Single();
        var awardId = At(award, "id").GetString()!;
        Assert.Equal("COMMITTED", At(award, "status").GetString());
        const string release =
            "mutation ($input: ReleaseFundingInput!) { releaseFunding(input: $input) { award { status amount { amount } sharePercent allocation { committed { amount } remaining { amount } } } userErrors { code field message } } }";

        var part = await Read(funder.Client, "releaseFunding.award", release, new { input = new { awardId, amount = new { amount = "100.00" }, reason = "Cheaper." } });
        Assert.Equal(("COMMITTED", "300.00", "75", "300.00", "700.00"), (
            At(part, "status").GetString(), At(part, "amount.amount").GetString(), At(part, "sharePercent").GetString(),
            At(part, "allocation.committed.amount").GetString(), At(part, "allocation.remaining.amount").GetString()));

        var all = await Read(funder.Client, "releaseFunding.award", release, new { input = new { awardId, reason = "Ill." } });
        Assert.Equal(("RELEASED", "1000.00"), (At(all, "status").GetString(), At(all, "allocation.remaining.amount").GetString()));
        Assert.Equal(
            ["1 Allocated 100000 100000", "2 Committed 40000 60000", "3 Released 10000 70000", "4 Released 30000 100000"], await Entries(budget));
        Assert.Equal(["RuleRefusedError NOTHING_TO_RELEASE awardId"], await Refusals(funder.Client, "releaseFunding", new { awardId, reason = "Again." }));
    }

    [Fact]
    public async Task A_board_above_the_employer_pays_for_its_area_and_sees_its_awards_without_the_coach()
    {
        var scene = await Scene();
        var board = await NewOrganisation(OrganisationKind.IntegratedCareBoard);
        await Api.Change(db =>
        {
            db.Add(new OrganisationRelationship
            {
                Id = OrganisationRelationshipId.New(ApiServer.Now),
                ChildId = scene.Employer,
                ParentId = board,
                Kind = OrganisationRelationshipKind.CommissionedBy,
                ValidFrom = new(2026, 4, 1),
                Provenance = Provenance.Illustrative,
            });

            return Task.CompletedTask;
        });
        var funder = await Funder(board);
        var budget = await Budget(board, "HUB_COMMISSIONED", 1_000m);
        var completion = await Costing(scene, "400.00");
        await Award(funder.Client, new { completionId = completion }, await Line("HUB_COMMISSIONED", "400.00", budget));

        var seen = await Read(
            funder.Client, "fundingAllocations.nodes.0.awards.nodes.0", "{ fundingAllocations { nodes { awards { nodes { amount { amount } coach { id } completion { id } } } } } }");
        Assert.Equal("400.00", At(seen, "amount.amount").GetString());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (At(seen, "coach").ValueKind, At(seen, "completion").ValueKind));

        var stranger = await Funder(await NewOrganisation());
        Assert.Equal(
            ["NotFoundError NOT_FOUND for.completionId"],
            await Refusals(stranger.Client, "awardFunding", new { @for = new { completionId = completion }, funding = new[] { await Line("SELF", "1.00") } }));
    }

    [Fact]
    public async Task A_refusal_names_its_rule_its_stream_and_what_could_still_be_paid()
    {
        var scene = await Scene();
        var funder = await Funder(scene.Employer);
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 100m);
        var answer = await funder.Client.Send(
            """
            mutation ($input: AwardFundingInput!) { awardFunding(input: $input) { awards { id } userErrors {
              __typename code field message ... on FundingRefusedError { rule sourceReference mend stream { code } upTo { amount } }
            } } }
            """,
            new
            {
                input = new
                {
                    @for = new { completionId = await Costing(scene, "400.00") },
                    funding = new[] { await Line("PCN_EMPLOYER", "300.00", budget), await Line("ARRS", "50.00"), await Line("REGISTERED_CPD", "50.00") },
                },
            });

        Assert.Equal(JsonValueKind.Null, At(answer.Data, "awardFunding.awards").ValueKind);
        Assert.Equal(
            [
                "FUNDING_EXHAUSTED funding.0 FUNDING_BUDGET_LEFT PCN_EMPLOYER 100.00", "FUNDING_NOT_ALLOWED funding.1 ARRS_NEVER_COURSE_FEES ARRS ",
                "FUNDING_NOT_ALLOWED funding.2 CPD_REGISTERED_ONLY REGISTERED_CPD ",
            ],
            At(answer.Data, "awardFunding.userErrors").EnumerateArray().Select(error =>
                $"{At(error, "code")} {string.Join('.', At(error, "field").EnumerateArray())} {At(error, "rule")} {At(error, "stream.code")} {At(error, "upTo.amount")}"));
        Assert.Equal(["1 Allocated 10000 10000"], await Entries(budget));
    }

    [Fact]
    public async Task Nobody_awards_money_to_themselves()
    {
        var scene = await Scene();
        await Grant(scene.Coach.Name, new { memberName = scene.Coach.Name, role = "ANALYST", organisationId = GlobalId.Of(scene.Employer), relation = "FUNDS" });
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 100m);

        Assert.Equal(
            ["NotPermittedError OWN_RECORD for"],
            await Refusals(
                Api.As(scene.Coach.Name),
                "awardFunding",
                new { @for = new { completionId = await Costing(scene, "50.00") }, funding = new[] { await Line("PCN_EMPLOYER", "50.00", budget) } }));
    }

    [Fact]
    public async Task The_same_key_awards_once_and_many_at_once_award_what_there_is()
    {
        var scene = await Scene();
        var funder = await Funder(scene.Employer);
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 500m);
        var line = await Line("PCN_EMPLOYER", "75.00", budget);
        var once = new { @for = new { completionId = await Record(scene.Coach, await Offer()) }, funding = new[] { line }, idempotencyKey = "award-once" };
        const string mutation = "mutation ($input: AwardFundingInput!) { awardFunding(input: $input) { awards { id } userErrors { code field message } } }";

        var ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ReadText(funder.Client, "awardFunding.awards.0.id", mutation, new { input = once })));
        Assert.Single(ids.Distinct());

        List<string> completions = [];

        for (var number = 1; number <= 8; number++)
        {
            completions.Add(await Record((await Coach(scene.Manager, GlobalId.Of(scene.Employer))), await Offer(number)));
        }

        var answers = await Task.WhenAll(completions.Select(completionId => Refusals(funder.Client, "awardFunding", new { @for = new { completionId }, funding = new[] { line } })));

        Assert.Equal(5, answers.Count(answer => answer.Length == 0));
        Assert.All(answers.Where(answer => answer.Length > 0), answer => Assert.Equal(["FundingRefusedError FUNDING_EXHAUSTED funding.0"], answer));
        Assert.Equal((0L, 45_000L, 13), ((await Look(budget)).CommittedPence, (await Look(budget)).SpentPence, (await Look(budget)).LastEntry));
    }

    [Fact]
    public async Task Statements_of_organisation_and_coach_add_up_by_stream()
    {
        var scene = await Scene();
        var funder = await Funder(scene.Employer);
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 1_000m);
        await Award(funder.Client, new { completionId = await Costing(scene, "400.00") }, await Line("PCN_EMPLOYER", "300.00", budget), await Line("SELF", "100.00"));
        var promised = (await Award(funder.Client, new { enrolmentId = GlobalId.Of((await Place(scene, EnrolmentStatus.Booked)).Id) }, await Line("PCN_EMPLOYER", "200.00", budget))).Single();
        Assert.Empty(await Refusals(funder.Client, "releaseFunding", new { awardId = At(promised, "id").GetString(), amount = new { amount = "50.00" }, reason = "Cheaper." }));
        const string lines = "from to lines { stream { code } allocated { amount } committed { amount } spent { amount } released { amount } stated { amount } remaining { amount } }";

        var organisation = await Read(
            funder.Client, "organisation.fundingStatement", $"query ($id: ID!) {{ organisation(by: {{ id: $id }}) {{ fundingStatement {{ {lines} }} }} }}", new { id = GlobalId.Of(scene.Employer) });
        Assert.Equal(("2026-04-01", "2027-03-31"), (At(organisation, "from").GetString(), At(organisation, "to").GetString()));
        Assert.Equal(["PCN_EMPLOYER 1000.00 150.00 300.00 50.00 0.00 550.00"], Lines(organisation));

        var coach = await Read(scene.Coach.Client, "viewer.coach.fundingStatement", $"{{ viewer {{ coach {{ fundingStatement(startingIn: 2026) {{ {lines} }} }} }} }}");
        Assert.Equal(["SELF  0.00 0.00 0.00 100.00 ", "PCN_EMPLOYER  150.00 300.00 0.00 0.00 "], Lines(coach));
        Assert.Empty(Lines(await Read(scene.Coach.Client, "viewer.coach.fundingStatement", $"{{ viewer {{ coach {{ fundingStatement(startingIn: 2025) {{ {lines} }} }} }} }}")));
    }

    [Fact]
    public async Task Budgets_are_found_by_organisation_stream_day_and_what_is_left_and_by_nobody_else()
    {
        var (one, other) = (await NewOrganisation(), await NewOrganisation());
        var funder = await Funder(one);
        var open = await Budget(one, "PCN_EMPLOYER", 100m);
        var closed = await Budget(one, "HUB_COMMISSIONED", 100m, Today.AddDays(-90), Today.AddDays(-60));
        await Budget(other, "PCN_EMPLOYER", 100m);
        await Api.Change(async db =>
        {
            var budget = await db.FundingAllocations.SingleAsync(row => row.Id == closed);
            db.Replace(budget, budget with { SpentPence = 10_000 });
        });

        async Task<string[]> Found(object? filter) => [.. (await Read(
            funder.Client, "fundingAllocations.nodes", "query ($filter: FundingAllocationFilter) { fundingAllocations(filter: $filter) { nodes { id } } }", new { filter })).EnumerateArray().Select(node => At(node, "id").GetString()!)];

        Assert.Equal([GlobalId.Of(closed), GlobalId.Of(open)], await Found(null));
        Assert.Equal([GlobalId.Of(open)], await Found(new { openOn = Today.ToString("yyyy-MM-dd", null) }));
        Assert.Equal([GlobalId.Of(open)], await Found(new { hasRemaining = true }));
        Assert.Equal([GlobalId.Of(closed)], await Found(new { hasRemaining = false }));
        Assert.Equal([GlobalId.Of(closed)], await Found(new { streamIds = new[] { GlobalId.Of((await StreamOf("HUB_COMMISSIONED")).Id) } }));
        Assert.Empty(await Found(new { organisationIds = new[] { GlobalId.Of(other) } }));

        const string ofOrganisation = "query ($id: ID!) { organisation(by: { id: $id }) { fundingAllocations { totalCount } fundingStatement { from } } }";
        Assert.Equal(2, (await Read(funder.Client, "organisation.fundingAllocations.totalCount", ofOrganisation, new { id = GlobalId.Of(one) })).GetInt32());
        Assert.Equal("""{"data":{"organisation":{"fundingAllocations":null,"fundingStatement":null}}}""", (await funder.Client.Send(ofOrganisation, new { id = GlobalId.Of(other) })).Text);
        Assert.Equal("""{"data":{"organisation":{"fundingAllocations":null,"fundingStatement":null}}}""", (await Api.Anonymous.Send(ofOrganisation, new { id = GlobalId.Of(one) })).Text);
    }

    [Fact]
    public async Task Ledgers_are_paged_both_ways_and_many_budgets_cost_as_many_statements_as_one()
    {
        var scene = await Scene();
        var funder = await Funder(scene.Employer);
        var budget = await Budget(scene.Employer, "PCN_EMPLOYER", 1_000m);
        await Budget(scene.Employer, "HUB_COMMISSIONED", 1_000m, closes: Today.AddDays(200));
        await Award(funder.Client, new { completionId = await Costing(scene, "400.00") }, await Line("PCN_EMPLOYER", "100.00", budget), await Line("PCN_EMPLOYER", "200.00", budget));
        const string page = "query ($id: ID!, $first: Int, $after: String, $last: Int, $at: DateRange) { node(id: $id) { ... on FundingAllocation { entries(first: $first, after: $after, last: $last, at: $at) { totalCount pageInfo { endCursor hasNextPage } nodes { number } } awards(first: $first, after: $after, last: $last) { nodes { amount { amount } } } } } }";
        var id = GlobalId.Of(budget);

        var first = await Read(funder.Client, "node.entries", page.Replace(" awards(first: $first, after: $after, last: $last) { nodes { amount { amount } } }", "", StringComparison.Ordinal), new { id, first = 2 });
        Assert.Equal(("1 2", 5), (Numbers(first), At(first, "totalCount").GetInt32()));
        Assert.Equal("3 4 5", Numbers(await Read(
            funder.Client, "node.entries", page.Replace(" awards(first: $first, after: $after, last: $last) { nodes { amount { amount } } }", "", StringComparison.Ordinal), new { id, first = 9, after = At(first, "pageInfo.endCursor").GetString() })));
        Assert.Equal("4 5", Numbers(await Read(funder.Client, "node.entries", page, new { id, last = 2 })));
        Assert.Equal("", Numbers(await Read(funder.Client, "node.entries", page, new { id, at = new { to = "2026-11-23" } })));
        Assert.Equal(["200.00", "100.00"], (await Read(funder.Client, "node.awards.nodes", page, new { id })).EnumerateArray().Select(award => At(award, "amount.amount").GetString()).OrderDescending());

        const string all = "query ($first: Int!) { fundingAllocations(first: $first) { totalCount nodes { entries { totalCount nodes { by award { id } } } awards { totalCount nodes { stream { code } coach { id } } } } } }";
        var one = await funder.Client.Send(all, new { first = 1 });
        var two = await funder.Client.Send(all, new { first = 2 });
        Assert.Equal((2, ApiServer.StatementsOf(one)), (At(two.Data, "fundingAllocations.nodes").GetArrayLength(), ApiServer.StatementsOf(two)));
    }

    private static string Numbers(JsonElement page) => string.Join(' ', At(page, "nodes").EnumerateArray().Select(node => At(node, "number").GetInt32()));

    private static string[] Lines(JsonElement statement) =>
    [
        .. At(statement, "lines").EnumerateArray().Select(line =>
            $"{At(line, "stream.code")} {At(line, "allocated.amount")} {At(line, "committed.amount")} {At(line, "spent.amount")} {At(line, "released.amount")} {At(line, "stated.amount")} {At(line, "remaining.amount")}"),
    ];

    private async Task<Person> Funder(OrganisationId organisation)
    {
        var name = Api.NewName("funder");
        await Grant(name, new { memberName = name, role = "ANALYST", organisationId = GlobalId.Of(organisation), relation = "FUNDS" });

        return new Person(Api.As(name, Role.Analyst), "", name);
    }

    private async Task<object> Allocation(OrganisationId organisation, string stream, string amount) => new
    {
        organisationId = GlobalId.Of(organisation),
        streamId = GlobalId.Of((await StreamOf(stream)).Id),
        amount = new { amount },
        opensOn = "2026-04-01",
        closesOn = "2027-03-31",
        reference = "PO-1",
    };

    private async Task<object> Line(string stream, string amount, FundingAllocationId? budget = null, string? reference = null) => new
    {
        streamId = GlobalId.Of((await StreamOf(stream)).Id),
        allocationId = budget is { } named ? GlobalId.Of(named) : null,
        amount = new { amount },
        reference,
    };

    private static async Task<IReadOnlyList<JsonElement>> Award(GraphQLClient funder, object target, params object[] funding) => [.. (await Read(
        funder,
        "awardFunding.awards",
        """
        mutation ($input: AwardFundingInput!) { awardFunding(input: $input) {
          awards { id status amount { amount } sharePercent reference awardedOn allocation { id } } userErrors { code field message }
        } }
        """,
        new { input = new { @for = target, funding } })).EnumerateArray()];

    private async Task<string> Costing(FundingScene scene, string cost, params object[] funding) => await ReadText(
        scene.Coach.Client,
        "recordCompletion.completion.id",
        "mutation ($input: RecordCompletionInput!) { recordCompletion(input: $input) { completion { id } userErrors { code field message } } }",
        new { input = new { offer = new { id = await Offer() }, occurredOn = "2026-06-01", cpdMinutes = 60, cost = new { amount = cost }, funding } });
}

public sealed class BudgetsOnSqliteTests() : BudgetTests(Database.Sqlite);

public sealed class BudgetsOnPostgresTests() : BudgetTests(Database.Postgres);
