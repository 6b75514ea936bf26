using System.Collections.Immutable;
using CpdGraph.Api.Access;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Mutations;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>What a provider does with its offers and runs, and what only it and stewards see of them.</summary>
internal static class PublishingGraph
{
    public static void AddTo(SchemaBinding binding, AccessSubjects subjects)
    {
        subjects
            .Add<CatalogueOffer>(offer => AccessSubject.Of(offer.ProviderId))
            .Add<OfferRun>((run, context) => context.Catalogue().Offer(run.OfferId) is { } offer ? AccessSubject.Of(offer.ProviderId) : AccessSubject.Nothing);
        binding.Type<OfferSubmission>("OfferSubmission").Field("submittedBy", submission => submission.SubmittedByName);

        binding.Type<MappingCheckShown>("MappingCheck")
            .Field("competency", (check, context) => context.Catalogue().Competency(check.CompetencyId));

        binding.AddMutation<RegisterProviderInput, Provider, RegisterProvider, Provider>(
            "registerProvider", "provider", (provider, context) => context.Catalogue().Provider(provider.Id));
        binding.AddMutation<UpdateProviderInput, Provider, UpdateProvider, Provider>(
            "updateProvider", "provider", (provider, context) => context.Catalogue().Provider(provider.Id));
        binding.AddMutation<RecordAccreditationInput, Accreditation, RecordAccreditation, Accreditation>(
            "recordAccreditation", "accreditation", (accreditation, context) => context.Catalogue().Accreditation(accreditation.Id));
        binding.AddMutation<RevokeAccreditationInput, Accreditation, RevokeAccreditation, Accreditation>(
            "revokeAccreditation", "accreditation", (accreditation, context) => context.Catalogue().Accreditation(accreditation.Id));
        AddOffer<CreateOfferInput, CreateOffer>(binding, "createOffer");
        AddOffer<UpdateOfferInput, UpdateOffer>(binding, "updateOffer");
        binding.Enum<ImportRowOutcome>("ImportRowOutcome");
        binding
            .AddMutation<UpsertOfferInput, UpsertedShown, UpsertOffer, CatalogueOffer>("upsertOffer", "offer", (upserted, context) => context.Catalogue().Offer(upserted.Offer.Id))
            .Field("outcome", ImportRowOutcome? (payload) => payload.Value?.Outcome);
        AddOffer<MapOfferCompetenciesInput, MapOfferCompetencies>(binding, "mapOfferCompetencies");
        AddOffer<VerifyOfferMappingInput, VerifyOfferMapping>(binding, "verifyOfferMapping");
        AddOffer<SubmitOfferInput, SubmitOffer>(binding, "submitOffer");
        AddOffer<ReturnOfferInput, ReturnOffer>(binding, "returnOffer");
        AddOffer<PublishOfferInput, PublishOffer>(binding, "publishOffer");
        AddOffer<WithdrawOfferInput, WithdrawOffer>(binding, "withdrawOffer");
        AddRun<ScheduleRunInput, ScheduleRun>(binding, "scheduleRun");
        AddRun<UpdateRunInput, UpdateRun>(binding, "updateRun");
        AddRun<CancelRunInput, CancelRun>(binding, "cancelRun");
    }

    /// <summary>Fields of an offer for those who publish it.</summary>
    public static TypeBinding<CatalogueOffer> AddPublishing(this TypeBinding<CatalogueOffer> offer) => offer
        .Field("publishChecks", ImmutableArray<PublishCheck>? (one, context) => ChecksOf(one, context))
        .Batch<OfferSubmission?>("submission", Submission)
        .Batch<IReadOnlyList<MappingCheckShown>?>("mappingChecks", MappingChecks)
        .Field("viewerCanUpdate", (one, context) => one.Status != OfferStatus.Withdrawn && OfferSteps.MayChange(context.Caller(), one.ProviderId));

    /// <summary>Fields of a run for those who publish it.</summary>
    public static TypeBinding<OfferRun> AddPublishing(this TypeBinding<OfferRun> run) => run
        .Batch<string?>("joinUrl", async (batch, cancellation) =>
        {
            var links = await batch.Service<PublishingReads>().JoiningLinksAsync(batch.Keys(one => one.Id), cancellation);

            batch.Fill(one => links.GetValueOrDefault(one.Id));
        });

    private static void AddOffer<TInput, TMutation>(SchemaBinding binding, string name)
        where TInput : IMutationInput
        where TMutation : class, IMutation<TInput, Offer> =>
        binding.AddMutation<TInput, Offer, TMutation, CatalogueOffer>(name, "offer", (offer, context) => context.Catalogue().Offer(offer.Id));

    private static void AddRun<TInput, TMutation>(SchemaBinding binding, string name)
        where TInput : IMutationInput
        where TMutation : class, IMutation<TInput, OfferRun> =>
        binding.AddMutation<TInput, OfferRun, TMutation, OfferRun>(name, "run", (run, context) => context.Catalogue().Run(run.Id));

    private static ImmutableArray<PublishCheck> ChecksOf(CatalogueOffer offer, RequestContext context)
    {
        var catalogue = context.Catalogue();

        return PublishChecks.Of(offer.Shown, catalogue.IsLive, providerExists: catalogue.Provider(offer.ProviderId) is not null);
    }

    private static async ValueTask Submission(FieldBatch<CatalogueOffer, OfferSubmission?> batch, CancellationToken cancellation)
    {
        var handedIn = batch.Parents.Where(offer => offer.Status is OfferStatus.InReview or OfferStatus.Draft).Select(offer => offer.Id).Distinct().ToArray();
        var submissions = handedIn.Length == 0
            ? ImmutableDictionary<OfferId, OfferSubmission>.Empty
            : await batch.Service<PublishingReads>().SubmissionsAsync(handedIn, cancellation);

        batch.Fill(offer => submissions.GetValueOrDefault(offer.Id) is { } latest && (offer.Status == OfferStatus.InReview) == latest.ReturnedAt is null ? latest : null);
    }

    private static async ValueTask MappingChecks(FieldBatch<CatalogueOffer, IReadOnlyList<MappingCheckShown>?> batch, CancellationToken cancellation)
    {
        var found = await batch.Service<PublishingReads>().MappingChecksAsync(batch.Keys(offer => offer.Id), cancellation);
        var catalogue = batch.Context.Catalogue();

        batch.Fill(offer =>
        {
            var checks = found[offer.Id].ToDictionary(check => check.CompetencyId);

            // A mapping that says something else since, or is claimed no more, was not checked as it is now.
            return
            [
                .. catalogue.ShownMappingsOf(offer.Shown)
                    .Select(mapping => checks.GetValueOrDefault(mapping.CompetencyId) is { } check && check.Verification == mapping.Verification ? MappingCheckShown.Of(check) : null)
                    .OfType<MappingCheckShown>(),
            ];
        });
    }
}
