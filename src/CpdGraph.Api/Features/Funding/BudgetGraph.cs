using CpdGraph.Api.Access;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Learning;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Funding;

/// <summary>Budgets of organisations, what was awarded out of them, and their ledgers.</summary>
internal static class BudgetGraph
{
    public static void AddTo(SchemaBinding binding, AccessSubjects subjects)
    {
        subjects
            .Add<Organisation>(organisation => AccessSubject.Of(organisation.Id))
            .Add<FundingAllocation>(AccessSubject.Of)
            .Add<LedgerEntryShown>(entry => AccessSubject.Of(entry.Allocation));

        AddConnections(binding);
        AddAllocation(binding);

        binding.Enum<LedgerEntryKind>("LedgerEntryKind");
        binding.Type<LedgerEntryShown>("LedgerEntry")
            .Field("id", shown => GlobalId.Of(shown.Entry.Id))
            .Field("number", shown => shown.Entry.Number)
            .Field("kind", shown => shown.Entry.Kind)
            .Field("amount", shown => MoneyShown.Of((Money?)new Money(shown.Entry.Pence))!)
            .Field("remainingAfter", shown => MoneyShown.Of((Money?)new Money(shown.Entry.RemainingPence))!)
            .Field("at", shown => shown.Entry.At)
            .Field("reason", string? (shown) => shown.Entry.Reason)
            .Batch<FundingAward?>("award", async (batch, cancellation) =>
            {
                FundingAwardId[] ids = [.. batch.Parents.Select(shown => shown.Entry.AwardId).OfType<FundingAwardId>().Distinct()];
                var awards = (await batch.Service<AwardReads>().FindAsync(ids, cancellation)).ToDictionary(award => award.Id);

                batch.Fill(shown => shown.Entry.AwardId is { } id ? awards.GetValueOrDefault(id) : null);
            });

        binding.Query.FieldAsync<AllocationArguments, AllocationConnection?>("fundingAllocations", async (arguments, context, cancellation) =>
            await context.Service<AllocationReads>().ListAsync(arguments, cancellation));
    }

    private static void AddAllocation(SchemaBinding binding) =>
        binding.Type<FundingAllocation>("FundingAllocation")
            .Field("id", allocation => GlobalId.Of(allocation.Id))
            .Field("organisation", (allocation, context) => context.Catalogue().Organisation(allocation.OrganisationId)!)
            .Field("stream", (allocation, context) => context.Catalogue().FundingStream(allocation.StreamId)!)
            .Field("amount", allocation => MoneyShown.Of((Money?)allocation.Amount)!)
            .Field("committed", allocation => MoneyShown.Of((Money?)new Money(allocation.CommittedPence))!)
            .Field("spent", allocation => MoneyShown.Of((Money?)new Money(allocation.SpentPence))!)
            .Field("remaining", allocation => MoneyShown.Of((Money?)new Money(allocation.RemainingPence))!)
            .Batch<AwardArguments, AwardConnection>("awards", async (batch, cancellation) =>
            {
                var awards = await batch.Service<AwardReads>().OfAllocationsAsync(batch.Parents, batch.Arguments, cancellation);

                batch.Fill(allocation => awards[allocation.Id]);
            })
            .Batch<EntryArguments, EntryConnection>("entries", async (batch, cancellation) =>
            {
                var entries = await batch.Service<LedgerReads>().OfAllocationsAsync(batch.Parents, batch.Arguments, cancellation);

                batch.Fill(allocation => entries[allocation.Id]);
            });

    private static void AddConnections(SchemaBinding binding)
    {
        binding.Type<RecordEdge<FundingAllocation>>("FundingAllocationEdge");
        binding.Type<AllocationConnection>("FundingAllocationConnection").Batch<int>("totalCount", async (batch, cancellation) =>
        {
            var reads = batch.Service<AllocationReads>();
            var counts = new Dictionary<AllocationConnection, int>();

            foreach (var group in batch.Parents.Where(connection => connection.Count is null).GroupBy(connection => connection.OpenOn))
            {
                var ofOrganisations = await reads.CountAsync(group.Select(connection => connection.Organisation!.Value), group.Key, cancellation);

                foreach (var connection in group)
                {
                    counts[connection] = ofOrganisations.GetValueOrDefault(connection.Organisation!.Value);
                }
            }

            foreach (var connection in batch.Parents.Where(connection => connection.Count is not null))
            {
                counts[connection] = await connection.Count!(cancellation);
            }

            batch.Fill(connection => counts[connection]);
        });

        binding.Type<RecordEdge<FundingAward>>("FundingAwardEdge");
        binding.Type<AwardConnection>("FundingAwardConnection").Batch<int>("totalCount", async (batch, cancellation) =>
        {
            // All of one field: with the same conditions.
            var counts = await batch.Service<AwardReads>().CountAsync(batch.Keys(connection => connection.Allocation), batch.Parents[0].Statuses, cancellation);

            batch.Fill(connection => counts.GetValueOrDefault(connection.Allocation));
        });

        binding.Type<RecordEdge<LedgerEntryShown>>("LedgerEntryEdge");
        binding.Type<EntryConnection>("LedgerEntryConnection").Batch<int>("totalCount", async (batch, cancellation) =>
        {
            var counts = await batch.Service<LedgerReads>().CountAsync(batch.Keys(connection => connection.Allocation), batch.Parents[0].At, cancellation);

            batch.Fill(connection => counts.GetValueOrDefault(connection.Allocation));
        });
    }
}
