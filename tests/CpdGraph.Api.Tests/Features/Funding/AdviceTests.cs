using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Funding;

/// <summary>What may pay, by the real rules.</summary>
public abstract class AdviceTests(Database database) : FundingScenes(database)
{
    private const string Query =
        """
        query ($offer: ID!, $coach: ID, $use: FundingUse! = COURSE_FEE) { offer(by: { id: $offer }) { fundingAdvice(coachId: $coach, use: $use) {
          stream { code } verdict rule reason sourceReference ceiling { amount } upTo { amount } sharePercent remaining { amount }
        } } }
        """;

    [Fact]
    public async Task A_coach_learns_of_every_stream_whether_it_may_pay_and_why()
    {
        var scene = await Scene();
        var offer = await Priced();
        var advice = await Advice(scene, offer);

        var streams = await Api.Look(db => db.FundingStreams.CountAsync());
        Assert.Equal(streams, advice.Count);
        Assert.Equal("MAY_PAY EMPLOYER_FUNDS_REQUIRED_TRAINING", advice["PCN_EMPLOYER"]);
        Assert.Equal("MAY_PAY SELF_ANY_USE", advice["SELF"]);
        Assert.Equal("MAY_NOT_PAY ARRS_NEVER_COURSE_FEES", advice["ARRS"]);
        Assert.Equal("MAY_NOT_PAY CPD_REGISTERED_ONLY", advice["REGISTERED_CPD"]);
        Assert.Equal("MAY_NOT_PAY FUNDING_EMPLOYER_KIND", advice["TRUST_WTB"]);
        Assert.Equal("MAY_NOT_PAY LEVY_TRAINING_AND_ASSESSMENT", advice["LEVY_OWN"]);
        Assert.Equal("MAY_NOT_PAY CO_INVESTMENT_95", advice["CO_INVESTMENT"]);
        Assert.Equal("UNKNOWN HUB_AREA", advice["HUB_COMMISSIONED"]);
        Assert.Equal("MAY_NOT_PAY NATIONAL_FREE_NO_AWARD", advice["NATIONAL_FREE"]);
        Assert.Equal("MAY_NOT_PAY CPD_FEES_ONLY", (await Advice(scene, offer, "BACKFILL"))["REGISTERED_CPD"]);
    }

    [Fact]
    public async Task A_registered_coach_has_the_fund_for_registered_staff_up_to_what_is_left_of_the_ceiling()
    {
        var scene = await Scene();
        await Api.Change(async db =>
        {
            var coach = await db.Coaches.SingleAsync(row => row.Id == scene.CoachId);
            db.Replace(coach, coach with { Registrations = [new() { Body = "NMC" }] });
        });
        await Budget(scene.Employer, "REGISTERED_CPD", 5_000m);
        var completion = await Record(scene.Coach, await Offer());
        Assert.Empty(await Refusals(
            Api.Steward,
            "awardFunding",
            new { @for = new { completionId = completion }, funding = new[] { new { streamId = GlobalId.Of((await StreamOf("REGISTERED_CPD")).Id), amount = new { amount = "300.00" } } } }));

        var found = await Read(scene.Coach.Client, "offer.fundingAdvice", Query, new { offer = await Priced() });
        var fund = found.EnumerateArray().Single(advice => At(advice, "stream.code").GetString() == "REGISTERED_CPD");

        Assert.Equal(("MAY_PAY_PART", "CPD_PER_HEAD", "333.00", "33.00"), (
            At(fund, "verdict").GetString(), At(fund, "rule").GetString(), At(fund, "ceiling.amount").GetString(), At(fund, "upTo.amount").GetString()));
        Assert.EndsWith("the line manager approves.", At(fund, "reason").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(At(fund, "sourceReference").GetString()!);
    }

    [Fact]
    public async Task What_is_left_is_told_to_who_funds_the_employer_and_to_nobody_else()
    {
        var scene = await Scene();
        var offer = await Priced();
        await Budget(scene.Employer, "PCN_EMPLOYER", 750m);

        Assert.Equal(
            ["750.00"],
            (await Read(Api.Steward, "offer.fundingAdvice", Query, new { offer, coach = scene.Coach.Id })).EnumerateArray()
                .Select(advice => At(advice, "remaining.amount")).Where(left => left.ValueKind == System.Text.Json.JsonValueKind.String).Select(left => left.GetString()));
        Assert.DoesNotContain("750.00", (await scene.Coach.Client.Send(Query, new { offer })).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("750.00", (await scene.Manager.Client.Send(Query, new { offer, coach = scene.Coach.Id })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_advised_on_a_coach_whom_they_may_not_see()
    {
        var (scene, other) = (await Scene(), await Scene());
        var answer = await scene.Coach.Client.Send(Query, new { offer = await Priced(), coach = other.Coach.Id });

        Assert.Equal("""{"data":{"offer":{"fundingAdvice":null}}}""", answer.Text);
    }

    [Fact]
    public async Task Advice_on_many_offers_costs_as_many_statements_as_on_one()
    {
        var scene = await Scene();
        const string query = "query ($first: Int!) { offers(first: $first) { nodes { fundingAdvice { verdict } } } }";
        await scene.Coach.Client.Send(query, new { first = 1 });

        var one = await scene.Coach.Client.Send(query, new { first = 1 });
        var many = await scene.Coach.Client.Send(query, new { first = 50 });

        Assert.Equal(50, At(many.Data, "offers.nodes").GetArrayLength());
        Assert.Equal(ApiServer.StatementsOf(one), ApiServer.StatementsOf(many));
    }

    private async Task<Dictionary<string, string>> Advice(FundingScene scene, string offer, string use = "COURSE_FEE") =>
        (await Read(scene.Coach.Client, "offer.fundingAdvice", Query, new { offer, use })).EnumerateArray()
            .ToDictionary(advice => At(advice, "stream.code").GetString()!, advice => $"{At(advice, "verdict")} {At(advice, "rule")}");

    private async Task<string> Priced()
    {
        var versions = await Api.Look(db => db.OfferVersions.Where(version => version.PublishedAt != null && version.Price.Free == false).ToListAsync());

        return GlobalId.Of(versions.First(version => version is { Format: OfferFormat.Course or OfferFormat.Workshop, Price.Amount.Pence: >= 5_000 }).OfferId);
    }
}

public sealed class AdviceOnSqliteTests() : AdviceTests(Database.Sqlite);

public sealed class AdviceOnPostgresTests() : AdviceTests(Database.Postgres);
