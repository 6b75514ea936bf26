using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Features.Competencies;

/// <summary>Where coaches stand in the framework: profiles, gaps, and what they hold.</summary>
internal static class ProfileGraph
{
    private static readonly OfferOrder[] SoonestRun = [new(OfferOrderField.NextRun), new(OfferOrderField.Title)];

    public static void AddTo(SchemaBinding binding)
    {
        binding.Type<ProfileShown>("CompetencyProfile")
            .Field("byArea", shown => shown.Profile.ByArea.ToArray())
            .Field<AlignmentArguments, IReadOnlyList<AlignmentAttainment>>(
                "byAlignment", (shown, arguments, _) => AlignmentAttainment.Of(shown.Profile, arguments.Framework));

        binding.Type<EntryShown>("CompetencyProfileEntry")
            .Batch<CompetencyAssessment?>("selfAssessment", (batch, cancellation) => AssessmentsAsync(batch, entry => entry.Entry.Standing?.Self?.Id, cancellation))
            .Batch<CompetencyAssessment?>("supervisorAssessment", (batch, cancellation) => AssessmentsAsync(batch, entry => entry.Entry.Standing?.Supervisor?.Id, cancellation))
            .Batch<int>("evidenceCount", async (batch, cancellation) =>
            {
                var counts = new Dictionary<DateOnly, IReadOnlyDictionary<(CoachId, CompetencyId), int>>();

                foreach (var entries in batch.Parents.GroupBy(entry => entry.Day))
                {
                    counts[entries.Key] = await batch.Service<EvidenceReads>().CountOnAsync([.. entries.Select(entry => entry.Coach).Distinct()], entries.Key, cancellation);
                }

                batch.Fill(entry => counts[entry.Day].GetValueOrDefault((entry.Coach, entry.Competency.Id)));
            });

        binding.Type<AreaAttainment>("AreaAttainment").Field("area", (area, context) => context.Catalogue().Area(area.AreaId)!);
        binding.Type<AlignmentAttainment>("AlignmentAttainment");
        binding.Type<CompetencyGap>("CompetencyGap").Field<OffersArguments, IReadOnlyList<CatalogueOffer>>("offers", (gap, arguments, context) =>
            context.Catalogue().Offers(
                new OfferFilter { CompetencyIds = [gap.Competency.Id], Coverage = [CompetencyCoverage.Develops, CompetencyCoverage.Assesses] },
                SoonestRun,
                context.Pages().Requested(new PageArguments(arguments.First, null, null, null), CursorOrder.Of(CursorList.Offers))).Items);
    }

    /// <summary>What is shown of a coach here.</summary>
    public static void AddTo(TypeBinding<CoachShown> coach) => coach
        .Batch<ProfileArguments, ProfileShown?>("competencyProfile", async (batch, cancellation) =>
        {
            var day = batch.Arguments.AsAt ?? batch.Context.Catalogue().Today;
            var area = batch.Arguments.AreaId is { } text ? IdArgument.Named<CompetencyAreaId>(text, NodeKind.CompetencyArea, "areaId") : null;
            var profiles = await ProfilesAsync(batch, day, null, StandingReads.OwnOrFirst, cancellation);

            batch.Fill(parent => profiles is null ? null : new ProfileShown(
                parent.Id, day, batch.Context.Catalogue().FrameworkOn(day)!, area is { } only ? Only(profiles[parent.Id], only) : profiles[parent.Id]));
        })
        .Batch<GapArguments, IReadOnlyList<CompetencyGap>>("gaps", async (batch, cancellation) =>
        {
            var profiles = await ProfilesAsync(batch, batch.Arguments.AsAt ?? batch.Context.Catalogue().Today, batch.Arguments.Tier, PracticeTiers.After, cancellation);

            batch.Fill(parent => profiles is null ? [] : profiles[parent.Id].Gaps);
        })
        .Batch<AsAtArguments, IReadOnlyList<Competency>>("heldCompetencies", async (batch, cancellation) =>
        {
            var profiles = await ProfilesAsync(batch, batch.Arguments.AsAt ?? batch.Context.Catalogue().Today, null, StandingReads.OwnOrFirst, cancellation);

            batch.Fill(parent => profiles is null ? [] : profiles[parent.Id].Held);
        });

    private static Task<IReadOnlyDictionary<CoachId, CompetencyProfile>?> ProfilesAsync<TResult>(
        FieldBatch<CoachShown, TResult> batch, DateOnly day, PracticeTier? tier, Func<PracticeTier?, PracticeTier?> ofLive, CancellationToken cancellation) =>
        batch.Service<StandingReads>().ProfilesAsync(batch.Keys(parent => parent.Id).ToArray(), day, tier, ofLive, cancellation);

    private static async ValueTask AssessmentsAsync(
        FieldBatch<EntryShown, CompetencyAssessment?> batch, Func<EntryShown, AssessmentId?> idOf, CancellationToken cancellation)
    {
        var assessments = await batch.Service<AssessmentReads>().FindAsync(batch.Parents.Select(idOf).OfType<AssessmentId>(), cancellation);

        batch.Fill(entry => idOf(entry) is { } id ? assessments.GetValueOrDefault(id) : null);
    }

    private static CompetencyProfile Only(CompetencyProfile profile, CompetencyAreaId area) =>
        profile with { Entries = [.. profile.Entries.Where(entry => entry.Competency.AreaId == area)] };

    private sealed record ProfileArguments(string? AreaId, DateOnly? AsAt);

    private sealed record GapArguments(PracticeTier? Tier, DateOnly? AsAt);

    private sealed record AlignmentArguments(string Framework);

    private sealed record OffersArguments(int? First);
}
