using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Enrolments;
using CpdGraph.Api.Features.Funding;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Learning;

/// <summary>Binds completions and who paid for them.</summary>
internal static class CompletionGraph
{
    public static void AddTo(SchemaBinding binding, Action<TypeBinding<Completion>> extend)
    {
        AddConnection(binding);
        extend(AddCompletion(binding));
        AddAward(binding);
    }

    private static void AddConnection(SchemaBinding binding)
    {
        binding.Type<RecordEdge<Completion>>("CompletionEdge");
        binding.Type<CompletionConnection>("CompletionConnection")
            .Batch<int>("totalCount", async (batch, cancellation) =>
            {
                await batch.Service<CompletionReads>().CountAsync(batch.Parents, cancellation);

                batch.Fill(connection => connection.Totals!.Count);
            })
            .Batch<int>("totalCpdMinutes", async (batch, cancellation) =>
            {
                await batch.Service<CompletionReads>().CountAsync(batch.Parents, cancellation);

                batch.Fill(connection => connection.Totals!.CpdMinutes);
            });
    }

    private static TypeBinding<Completion> AddCompletion(SchemaBinding binding) =>
        binding.Type<Completion>("Completion")
            .Field("id", completion => GlobalId.Of(completion.Id))
            .Batch<CoachShown?>("coach", async (batch, cancellation) =>
            {
                var coaches = await batch.Service<CoachReads>().FindAsync(batch.Keys(completion => completion.CoachId), cancellation);

                batch.Fill(completion => coaches.GetValueOrDefault(completion.CoachId));
            })
            .Field("offer", CatalogueOffer? (completion, context) => context.Catalogue().Offer(completion.OfferId))
            .Field("offerVersion", OfferVersion? (completion, context) => context.Catalogue().OfferVersion(completion.OfferVersionId))
            .Field("run", OfferRun? (completion, context) => completion.RunId is { } id ? context.Catalogue().Run(id) : null)
            .Field("title", (completion, context) => context.Catalogue().OfferVersion(completion.OfferVersionId)?.Title ?? "An offer that is not shown here")
            .Field("daysAttended", completion => Decimals.WithoutTrailingZeros(completion.DaysAttended))
            .Field("verifiedBy", string? (completion) => completion.CheckedByName)
            .Field("verifiedOn", DateOnly? (completion) => completion.CheckedAt is { } moment ? LondonCalendar.DayOf(moment) : null)
            .Field("competencies", (completion, context) => RecordedOffers.CompetenciesOf(completion, context.Catalogue()))
            .Field("cost", completion => MoneyShown.Of(completion.Cost))
            .Batch<IReadOnlyList<FundingAward>>("funding", async (batch, cancellation) =>
            {
                var awards = await batch.Service<AwardReads>().OfCompletionsAsync(batch.Parents, cancellation);

                batch.Fill(completion => [.. awards[completion.Id]]);
            })
            .Batch<Completion?>("replaces", async (batch, cancellation) =>
            {
                var replaced = await batch.Service<CompletionReads>().FindAsync(batch.Parents.Select(row => row.ReplacesId).OfType<CompletionId>(), cancellation);

                batch.Fill(completion => completion.ReplacesId is { } id ? replaced.GetValueOrDefault(id) : null);
            })
            .Batch<Completion?>("replacedBy", async (batch, cancellation) =>
            {
                var replacing = await batch.Service<CompletionReads>().ReplacingAsync(batch.Keys(row => row.Id), cancellation);

                batch.Fill(completion => replacing.GetValueOrDefault(completion.Id));
            });

    private static void AddAward(SchemaBinding binding) =>
        binding.Type<FundingAward>("FundingAward")
            .Field("id", award => GlobalId.Of(award.Id))
            .Batch<CoachShown?>("coach", async (batch, cancellation) =>
            {
                var coaches = await batch.Service<CoachReads>().FindAsync(batch.Keys(award => award.CoachId), cancellation);

                batch.Fill(award => coaches.GetValueOrDefault(award.CoachId));
            })
            .Field("stream", (award, context) => context.Catalogue().FundingStream(award.StreamId)!)
            .Batch<Completion?>("completion", async (batch, cancellation) =>
            {
                var completions = await batch.Service<CompletionReads>().FindAsync(batch.Parents.Select(award => award.CompletionId).OfType<CompletionId>(), cancellation);

                batch.Fill(award => award.CompletionId is { } id ? completions.GetValueOrDefault(id) : null);
            })
            .Batch<Enrolment?>("enrolment", async (batch, cancellation) =>
            {
                var enrolments = await batch.Service<EnrolmentReads>().FindAsync(batch.Parents.Select(award => award.EnrolmentId).OfType<EnrolmentId>(), cancellation);

                batch.Fill(award => award.EnrolmentId is { } id ? enrolments.GetValueOrDefault(id) : null);
            })
            .Batch<FundingAllocation?>("allocation", async (batch, cancellation) =>
            {
                var allocations = await batch.Service<AllocationReads>().FindAsync(batch.Parents.Select(award => award.AllocationId).OfType<FundingAllocationId>(), cancellation);

                batch.Fill(award => award.AllocationId is { } id ? allocations.GetValueOrDefault(id) : null);
            })
            .Field("amount", award => MoneyShown.Of(award.Amount))
            .Field("sharePercent", award => Decimals.WithoutTrailingZeros(award.SharePercent));
}
