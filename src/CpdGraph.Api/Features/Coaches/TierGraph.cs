using CpdGraph.Api.Access;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Competencies;
using CpdGraph.Api.Features.Learning;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Recognitions of coaches' tiers of practice.</summary>
internal static class TierGraph
{
    public static void AddTo(SchemaBinding binding, AccessSubjects subjects)
    {
        subjects.Add<TierAward>(award => AccessSubject.Of(award.CoachId));

        binding.Type<TierAward>("TierAward")
            .Field("id", award => GlobalId.Of(award.Id))
            .Batch<CoachShown?>("coach", async (batch, cancellation) =>
            {
                var coaches = await batch.Service<CoachReads>().FindAsync(batch.Keys(award => award.CoachId), cancellation);

                batch.Fill(award => coaches.GetValueOrDefault(award.CoachId));
            })
            .Batch<IReadOnlyList<Completion>>("completions", async (batch, cancellation) =>
            {
                var completions = await batch.Service<CompletionReads>().FindAsync(batch.Parents.SelectMany(award => award.CompletionIds), cancellation);

                batch.Fill(award => [.. award.CompletionIds.Select(id => completions.GetValueOrDefault(id)).OfType<Completion>()]);
            })
            .Batch<IReadOnlyList<EvidenceShown>>("evidence", async (batch, cancellation) =>
            {
                var evidence = await batch.Service<EvidenceReads>().FindAsync(batch.Parents.SelectMany(award => award.EvidenceIds), cancellation);

                batch.Fill(award => [.. award.EvidenceIds.Select(id => evidence.GetValueOrDefault(id)).OfType<EvidenceShown>()]);
            });

        binding.AddMutation<AwardCoachTierInput, CoachTier, AwardCoachTier, TierAward>("awardCoachTier", "award", (tier, _) => tier.Award)
            .Field("coach", CoachShown? (payload) => payload.Value?.Coach);
        binding.AddMutation<RevokeCoachTierInput, CoachTier, RevokeCoachTier, TierAward>("revokeCoachTier", "award", (tier, _) => tier.Award)
            .Field("coach", CoachShown? (payload) => payload.Value?.Coach);
    }

    /// <summary>What is shown of a coach here.</summary>
    public static void AddTo(TypeBinding<CoachShown> coach) => coach
        .Batch<AsAtArguments, PracticeTier?>("tier", async (batch, cancellation) =>
        {
            var day = batch.Arguments.AsAt ?? batch.Context.Catalogue().Today;
            var awards = await batch.Service<TierReads>().OfCoachesAsync(batch.Keys(parent => parent.Id), cancellation);

            batch.Fill(parent => TierAward.On(awards[parent.Id], day)?.Tier);
        })
        .Batch<IReadOnlyList<TierAward>>("tierAwards", async (batch, cancellation) =>
        {
            var awards = await batch.Service<TierReads>().OfCoachesAsync(batch.Keys(parent => parent.Id), cancellation);

            batch.Fill(parent => awards[parent.Id]);
        });
}

/// <summary>What a change of a coach's tier answers.</summary>
internal sealed record CoachTier(TierAward Award, CoachShown Coach);
