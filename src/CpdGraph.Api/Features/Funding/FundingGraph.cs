using CpdGraph.Api.Access;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Features.Funding;

/// <summary>Sources of money for training with their dated rules, the advice that these give, and statements. Budgets are in the file beside this one.</summary>
internal static class FundingGraph
{
    public static void AddTo(SchemaBinding binding, AccessSubjects subjects)
    {
        BudgetGraph.AddTo(binding, subjects);
        AddAdvice(binding);
        AddStatements(binding);
        AddMutations(binding);

        binding.Enum<FundingKind>("FundingKind");
        binding.Enum<FundingUse>("FundingUse");
        binding.Enum<CeilingScope>("CeilingScope");
        binding.Enum<FundingCondition>("FundingCondition");
        binding.Connection<FundingStream>("FundingStream");

        binding.Type<FundingStream>("FundingStream")
            .Field("id", stream => GlobalId.Of(stream.Id))
            .Field<AsAtArguments, IReadOnlyList<FundingRule>>("rules", (stream, arguments, context) =>
                context.Catalogue().RulesOf(stream.Id, arguments.AsAt));

        binding.Type<FundingRule>("FundingRule")
            .Field("ceiling", rule => MoneyShown.Of(rule.Ceiling))
            .Field("sharePercent", rule => Decimals.WithoutTrailingZeros(rule.SharePercent));

        binding.Query.Field<StreamsArguments, Connection<FundingStream>>("fundingStreams", List);
    }

    /// <summary>What is shown of an offer here.</summary>
    public static void AddTo(TypeBinding<CatalogueOffer> offer) =>
        offer.Batch<AdviceArguments, IReadOnlyList<FundingAdvice>?>("fundingAdvice", async (batch, cancellation) =>
        {
            var coach = await batch.Service<CoachReads>().NamedOrOwnAsync(batch.Arguments.CoachId, cancellation);
            var facts = coach is null ? null : await batch.Service<FundingFactReads>().OfCoachAsync(coach, batch.Context.Catalogue().Today, cancellation);

            batch.Fill(parent => facts is null ? null : FundingAdvisor.Advise(facts(FundedOffer.Of(parent)), batch.Arguments.Use));
        });

    /// <summary>What is shown of a coach here.</summary>
    public static void AddTo(TypeBinding<CoachShown> coach) =>
        coach.Batch<YearArguments, FundingStatement?>("fundingStatement", async (batch, cancellation) =>
        {
            var year = batch.Arguments.StartingIn;

            if (year is < CpdYear.Earliest or > CpdYear.Latest)
            {
                throw ArgumentProblem.At("startingIn", $"A financial year starts in {CpdYear.Earliest} to {CpdYear.Latest}, not in {year}.");
            }

            var statements = await batch.Service<StatementReads>().OfCoachesAsync(batch.Keys(parent => parent.Id), year, cancellation);

            batch.Fill(parent => statements(parent.Id));
        });

    /// <summary>What is shown of an organisation here.</summary>
    public static void AddTo(TypeBinding<Organisation> organisation) => organisation
        .Batch<OrganisationAllocationArguments, AllocationConnection?>("fundingAllocations", async (batch, cancellation) =>
        {
            var allocations = await batch.Service<AllocationReads>().OfOrganisationsAsync(batch.Keys(parent => parent.Id), batch.Arguments, cancellation);

            batch.Fill(parent => allocations[parent.Id]);
        })
        .Batch<PeriodArguments, FundingStatement?>("fundingStatement", async (batch, cancellation) =>
        {
            if (batch.Arguments.Period is { From: { } from, To: { } to } && to < from)
            {
                throw ArgumentProblem.At("period", "The last day is before the first.");
            }

            var statements = await batch.Service<StatementReads>().OfOrganisationsAsync(batch.Keys(parent => parent.Id), batch.Arguments.Period, cancellation);

            batch.Fill(parent => statements(parent.Id));
        });

    private static void AddAdvice(SchemaBinding binding)
    {
        binding.Enum<FundingVerdict>("FundingVerdict");
        binding.Type<FundingAdvice>("FundingAdvice")
            .Field("ceiling", advice => MoneyShown.Of(advice.Ceiling))
            .Field("upTo", advice => MoneyShown.Of(advice.UpTo))
            .Field("sharePercent", advice => Decimals.WithoutTrailingZeros(advice.SharePercent))
            .Field("remaining", advice => MoneyShown.Of(advice.Remaining));
    }

    private static void AddStatements(SchemaBinding binding)
    {
        binding.Type<FundingStatement>("FundingStatement");
        binding.Type<FundingStatementLine>("FundingStatementLine")
            .Field("stream", (line, context) => context.Catalogue().FundingStream(line.StreamId)!)
            .Field("allocated", line => MoneyShown.Of(line.Allocated))
            .Field("committed", line => MoneyShown.Of((Money?)line.Committed)!)
            .Field("spent", line => MoneyShown.Of((Money?)line.Spent)!)
            .Field("released", line => MoneyShown.Of((Money?)line.Released)!)
            .Field("stated", line => MoneyShown.Of((Money?)line.Stated)!)
            .Field("remaining", line => MoneyShown.Of(line.Remaining));
    }

    private static void AddMutations(SchemaBinding binding)
    {
        binding.AddMutation<RecordFundingAllocationInput, FundingAllocation, RecordFundingAllocation, FundingAllocation>(
            "recordFundingAllocation", "allocation", (allocation, _) => allocation);
        binding.AddMutation<AwardFundingInput, AwardedFunding, AwardFunding, AwardedFunding>("awardFunding", "awards", (awards, _) => awards);
        binding.AddMutation<ReleaseFundingInput, FundingAward, ReleaseFunding, FundingAward>("releaseFunding", "award", (award, _) => award);
    }

    private static Connection<FundingStream> List(Root root, StreamsArguments arguments, RequestContext context)
    {
        var page = context.Pages().Requested(arguments, CursorOrder.Of(CursorList.FundingStreams));

        return context.Pages().Connect(context.Catalogue().FundingStreams(arguments.OpenOn, page));
    }

    private sealed record AdviceArguments(string? CoachId, FundingUse Use);

    private sealed record YearArguments(int StartingIn);

    private sealed record PeriodArguments(DateRange? Period);

    private sealed record StreamsArguments(int? First, string? After, int? Last, string? Before, DateOnly? OpenOn) : IPageArguments;
}
