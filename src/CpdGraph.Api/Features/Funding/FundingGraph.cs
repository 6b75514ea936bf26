using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Features.Funding;

/// <summary>Sources of money for training, with their dated rules.</summary>
internal static class FundingGraph
{
    public static void AddTo(SchemaBinding binding)
    {
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

    private static Connection<FundingStream> List(Root root, StreamsArguments arguments, RequestContext context)
    {
        var page = context.Pages().Requested(arguments, CursorOrder.Of(CursorList.FundingStreams));

        return context.Pages().Connect(context.Catalogue().FundingStreams(arguments.OpenOn, page));
    }

    private sealed record StreamsArguments(int? First, string? After, int? Last, string? Before, DateOnly? OpenOn) : IPageArguments;
}
