using CpdGraph.Api.Access;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Learning;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Mutations;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Enrolments;

/// <summary>Places on runs, from the request to the cancellation.</summary>
internal static class EnrolmentsGraph
{
    public static void AddTo(SchemaBinding binding, AccessSubjects subjects)
    {
        subjects.Add<Enrolment>((enrolment, context) => AccessSubject.Of(enrolment, context.Catalogue().Offer(enrolment.OfferId)?.ProviderId));

        binding.Enum<EnrolmentStatus>("EnrolmentStatus");
        binding.Type<StepShown>("EnrolmentStep");
        binding.Type<RecordEdge<Enrolment>>("EnrolmentEdge");
        binding.Type<EnrolmentConnection>("EnrolmentConnection").Batch<int>("totalCount", async (batch, cancellation) =>
            batch.Fill(await batch.Service<EnrolmentList>().CountAsync(batch.Parents, cancellation)));
        AddEnrolment(binding);

        binding.AddMutation<RequestEnrolmentInput, Enrolment, RequestEnrolment, Enrolment>("requestEnrolment", "enrolment", (enrolment, _) => enrolment);
        binding.AddMutation<ApproveEnrolmentInput, Enrolment, ApproveEnrolment, Enrolment>("approveEnrolment", "enrolment", (enrolment, _) => enrolment);
        binding.AddMutation<DeclineEnrolmentInput, Enrolment, DeclineEnrolment, Enrolment>("declineEnrolment", "enrolment", (enrolment, _) => enrolment);
        binding.AddMutation<CancelEnrolmentInput, Enrolment, CancelEnrolment, Enrolment>("cancelEnrolment", "enrolment", (enrolment, _) => enrolment);
    }

    /// <summary>What is shown of a coach here.</summary>
    public static void AddTo(TypeBinding<CoachShown> coach) => coach.Batch<EnrolmentArguments, EnrolmentConnection>("enrolments", async (batch, cancellation) =>
    {
        var enrolments = await batch.Service<EnrolmentList>().OfCoachesAsync(batch.Keys(parent => parent.Id), batch.Arguments, cancellation);

        batch.Fill(parent => enrolments[parent.Id]);
    });

    /// <summary>What is shown of a run here.</summary>
    public static void AddTo(TypeBinding<OfferRun> run) => run.Batch<EnrolmentArguments, EnrolmentConnection?>("enrolments", async (batch, cancellation) =>
    {
        var enrolments = await batch.Service<EnrolmentList>().OfRunsAsync(batch.Keys(parent => parent.Id), batch.Arguments, cancellation);

        batch.Fill(parent => enrolments[parent.Id]);
    });

    private static void AddEnrolment(SchemaBinding binding) => binding.Type<Enrolment>("Enrolment")
        .Field("id", enrolment => GlobalId.Of(enrolment.Id))
        .Field("run", OfferRun? (enrolment, context) => context.Catalogue().Run(enrolment.RunId))
        .Field("cancelFreeUntil", DateTimeOffset? (enrolment, context) =>
            context.Catalogue().Run(enrolment.RunId) is { } run ? EnrolmentStepRules.CancelFreeUntil(run) : null)
        .Batch<CoachShown?>("coach", async (batch, cancellation) =>
        {
            var coaches = await batch.Service<CoachReads>().FindAsync(batch.Keys(enrolment => enrolment.CoachId), cancellation);

            batch.Fill(enrolment => coaches.GetValueOrDefault(enrolment.CoachId));
        })
        .Batch<string>("attendeeName", async (batch, cancellation) =>
        {
            var names = await batch.Service<EnrolmentReads>().AttendeesAsync(batch.Keys(enrolment => enrolment.CoachId), cancellation);

            batch.Fill(enrolment => names[enrolment.CoachId]);
        })
        .Batch<IReadOnlyList<StepShown>>("history", async (batch, cancellation) =>
        {
            var steps = await batch.Service<EnrolmentReads>().StepsAsync(batch.Parents, cancellation);

            batch.Fill(enrolment => [.. steps[enrolment.Id]]);
        })
        .Batch<int?>("waitingListPosition", async (batch, cancellation) =>
        {
            var positions = await batch.Service<EnrolmentReads>().PositionsAsync(batch.Parents, cancellation);

            batch.Fill(enrolment => positions.TryGetValue(enrolment.Id, out var position) ? position : null);
        })
        .Batch<string?>("decidedBy", async (batch, cancellation) =>
        {
            var names = await batch.Service<EnrolmentReads>().NamesAsync(batch.Parents.Select(enrolment => enrolment.DecidedById).OfType<PrincipalId>(), cancellation);

            batch.Fill(enrolment => enrolment.DecidedById is { } decider ? names.GetValueOrDefault(decider) : null);
        })
        .Batch<Enrolment?>("substituteFor", (batch, cancellation) => FillOthers(batch, enrolment => enrolment.SubstituteForId, cancellation))
        .Batch<Enrolment?>("substitutedBy", (batch, cancellation) => FillOthers(batch, enrolment => enrolment.SubstitutedById, cancellation))
        .Batch<string?>("joinUrl", async (batch, cancellation) =>
        {
            var links = await batch.Service<EnrolmentReads>().JoiningLinksAsync(batch.Parents, cancellation);

            batch.Fill(enrolment => EnrolmentReads.Joins(enrolment) ? links.GetValueOrDefault(enrolment.RunId) : null);
        })
        .Batch<IReadOnlyList<FundingAward>>("funding", async (batch, cancellation) =>
        {
            var awards = await batch.Service<EnrolmentReads>().AwardsAsync(batch.Parents, cancellation);

            batch.Fill(enrolment => [.. awards[enrolment.Id]]);
        })
        .Batch<Completion?>("completion", async (batch, cancellation) =>
        {
            var completions = await batch.Service<CompletionReads>().FindAsync(batch.Parents.Select(enrolment => enrolment.CompletionId).OfType<CompletionId>(), cancellation);

            batch.Fill(enrolment => enrolment.CompletionId is { } id ? completions.GetValueOrDefault(id) : null);
        });

    private static async ValueTask FillOthers(FieldBatch<Enrolment, Enrolment?> batch, Func<Enrolment, EnrolmentId?> other, CancellationToken cancellation)
    {
        var others = await batch.Service<EnrolmentReads>().FindAsync(batch.Parents.Select(other).OfType<EnrolmentId>(), cancellation);

        batch.Fill(enrolment => other(enrolment) is { } id ? others.GetValueOrDefault(id) : null);
    }
}
