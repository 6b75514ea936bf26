using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Features.Funding;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Attention;

/// <summary>Budgets that close before they are used up.</summary>
public abstract class AttentionBudgetTests(Database database) : FundingScenes(database)
{
    [Fact]
    public async Task A_budget_that_closes_soon_is_told_to_who_funds_the_organisation_until_nothing_is_left()
    {
        var employer = await NewOrganisation();
        var (closing, later) = (await Budget(employer, "PCN_EMPLOYER", 1_000m, closes: Today.AddDays(60)), await Budget(employer, "PCN_EMPLOYER", 500m, closes: Today.AddDays(61)));
        var (funder, overseer) = (await Member(employer, "FUNDS"), await Member(employer, "OVERSEES"));

        var item = Assert.Single(await Of(funder));

        Assert.Equal(("FundingAllocation", GlobalId.Of(closing), "2027-01-23"), (Text(item, "subject.__typename"), Text(item, "subject.id"), Text(item, "dueOn")));
        Assert.Matches("^Of the £1,000.00 of employer-[0-9]+ from “.+” £1,000.00 is neither promised nor spent, and the last day to award it is 23 January 2027.$", Text(item, "text"));
        Assert.Equal(JsonValueKind.Null, At(item, "coach").ValueKind);

        foreach (var client in new[] { overseer, await Member(await NewOrganisation(), "FUNDS"), Api.Steward, (await Supervisor()).Client })
        {
            Assert.DoesNotContain(await Of(client), one => Text(one, "subject.id") == GlobalId.Of(closing));
        }

        await Promise(closing);
        Assert.Empty(await Of(funder));
        Assert.Equal(50_000, (await Look(later)).RemainingPence);
    }

    private async Task<GraphQLClient> Member(OrganisationId organisation, string relation)
    {
        var name = Api.NewName("analyst");
        await Grant(name, new { memberName = name, role = "ANALYST", organisationId = GlobalId.Of(organisation), relation });

        return Api.As(name, Role.Analyst);
    }

    /// <summary>All of it.</summary>
    private Task Promise(FundingAllocationId id) => Api.Change(async db =>
    {
        var allocation = await db.FundingAllocations.SingleAsync(row => row.Id == id);
        await db.FundingAllocations.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(one => one.CommittedPence, allocation.Amount.Pence));
    });

    private static async Task<JsonElement[]> Of(GraphQLClient client)
    {
        var list = await Read(
            client,
            "viewer.attention.nodes",
            "{ viewer { attention(first: 100, kinds: [ALLOCATION_CLOSING]) { nodes { text dueOn coach { id } subject { __typename ... on FundingAllocation { id } } } } } }");

        return [.. list.EnumerateArray()];
    }

    private static string? Text(JsonElement json, string path) => At(json, path).GetString();
}

public sealed class AttentionBudgetsOnSqliteTests() : AttentionBudgetTests(Database.Sqlite);

public sealed class AttentionBudgetsOnPostgresTests() : AttentionBudgetTests(Database.Postgres);
