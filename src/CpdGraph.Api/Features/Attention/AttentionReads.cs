using System.Collections.Immutable;
using System.Globalization;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.Features.Competencies;
using CpdGraph.Api.Features.Plans;
using CpdGraph.Api.Features.Publishing;
using CpdGraph.Api.Features.Readiness;
using CpdGraph.Api.Features.Supervision;
using CpdGraph.Api.Paging;
using CpdGraph.Api.SignIn;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Attention;

/// <summary>
/// Looks for what needs doing by the caller: in their own record as a coach, with the coaches whom they supervise, and about the offers and runs that
/// they publish or review, and the budgets that they decide on. Only what the kinds asked for need is read, each in one statement for all coaches.
/// </summary>
internal sealed class AttentionReads(
    CoachReads coaches,
    SupervisionReads supervision,
    ReadinessReads readiness,
    StandingReads standings,
    PlanReads plans,
    SessionReads sessions,
    AttentionPlaces places,
    AttentionBudgets budgets,
    PublishingReads publishing,
    RequestCatalogue catalogue,
    CallerAccessor rights,
    Pages pages,
    EngineLimits limits)
{
    private static readonly AttentionKind[] AboutSupervision = [AttentionKind.SupervisionOverdue, AttentionKind.SupervisionDue, AttentionKind.SupervisionToArrange];
    private static readonly AttentionKind[] AboutPlans = [AttentionKind.PlanToAgree, AttentionKind.PlanToReview];
    private static readonly AttentionKind[] AboutPlaces = [AttentionKind.PlaceToApprove, AttentionKind.PlaceOffered, AttentionKind.RunChanged];
    private static readonly AttentionKind[] AboutRecords = [AttentionKind.RequirementExpiring, AttentionKind.CompletionToVerify];

    private static readonly AttentionKind[] AboutCoaches =
        [.. AboutSupervision, .. AboutPlans, .. AboutPlaces, .. AboutRecords, AttentionKind.SessionToConfirm, AttentionKind.AssessmentToConfirm];

    /// <summary>A page of the list, most urgent first.</summary>
    public async Task<Connection<AttentionItem>> ListAsync(AttentionArguments arguments, CancellationToken cancellation)
    {
        var request = pages.Requested(arguments, AttentionOrder.Cursor);
        var wanted = (arguments.Kinds ?? Enum.GetValues<AttentionKind>()).ToImmutableHashSet();

        // Reading records may renew the catalogue, so the rest goes by what it is then.
        var about = await CoachesAsync(wanted, cancellation);
        var facts = new AttentionFacts
        {
            Now = catalogue.View.Now,
            SupervisorId = rights.Caller.Has(Standing.Supervisor) ? rights.Caller.SupervisorId : null,
            Coaches = about,
            Ended = wanted.Contains(AttentionKind.AttendanceToRecord) ? await places.EndedAsync(cancellation) : [],
            Budgets = wanted.Contains(AttentionKind.AllocationClosing) ? await budgets.ClosingAsync(cancellation) : [],
            InReview = wanted.Contains(AttentionKind.OfferToReview) ? await InReviewAsync(cancellation) : [],
            Unchecked = wanted.Contains(AttentionKind.MappingToVerify) ? Unchecked() : [],
            Returned = wanted.Contains(AttentionKind.OfferReturned) ? await ReturnedAsync(cancellation) : [],
            Published = wanted.Contains(AttentionKind.AccreditationExpiring) ? Published() : [],
        };

        return pages.Connect(AttentionOrder.Page([.. AttentionRules.Of(facts).Where(item => wanted.Contains(item.Kind))], request));
    }

    private async Task<ImmutableArray<CoachMatters>> CoachesAsync(ImmutableHashSet<AttentionKind> wanted, CancellationToken cancellation)
    {
        var caller = rights.Caller;
        var own = caller.Has(Standing.Coach) ? caller.CoachId : null;
        CoachId[] team = caller.Has(Standing.Supervisor) ? [.. caller.SupervisedCoachIds.Where(id => id != own)] : [];

        if (!wanted.Overlaps(AboutCoaches) || (own is null && team is []))
        {
            return [];
        }

        if (team.Length > limits.MaxJudgedCoaches)
        {
            throw ArgumentProblem.TooMuch(
                "kinds",
                "judgedCoaches",
                limits.MaxJudgedCoaches,
                team.Length,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"What needs doing about coaches is worked out for at most {limits.MaxJudgedCoaches:N0} of them, and you supervise {team.Length:N0}: find them by supervisedCoaches with a filter, and ask here for kinds that are about no coaches."));
        }

        return await MattersAsync([.. (await coaches.FindAsync(own is { } id ? [id, .. team] : team, cancellation)).Values], own, team, wanted, cancellation);
    }

    private async Task<ImmutableArray<CoachMatters>> MattersAsync(
        CoachShown[] about, CoachId? own, CoachId[] team, ImmutableHashSet<AttentionKind> wanted, CancellationToken cancellation)
    {
        CoachId[] ids = [.. about.Select(coach => coach.Id)];
        var records = wanted.Overlaps(AboutRecords) ? await readiness.FactsAsync(about, cancellation) : null;
        var day = catalogue.View.Today;
        var verdicts = records is null ? null : await readiness.VerdictsAsync(about, day, cancellation);
        var overviews = wanted.Overlaps(AboutSupervision) ? await supervision.OfCoachesAsync(about, day, cancellation) : null;
        var open = wanted.Overlaps(AboutPlans) ? await plans.OpenOfCoachesAsync(ids, cancellation) : null;
        var stands = wanted.Contains(AttentionKind.AssessmentToConfirm) ? await standings.OfCoachesAsync(team, day, cancellation) : null;
        var waiting = wanted.Contains(AttentionKind.SessionToConfirm) ? await sessions.WaitingAsync(own, team, cancellation) : null;
        var held = wanted.Overlaps(AboutPlaces) ? await places.OfCoachesAsync(own, team, cancellation) : null;
        Dictionary<CompetencyId, int> order = catalogue.View.FrameworkOn(day) is { } framework
            ? catalogue.View.CompetenciesOf(framework.Id).Select((competency, place) => (competency.Id, place)).ToDictionary()
            : [];

        return
        [
            .. about.Select(coach => new CoachMatters
            {
                Id = coach.Id,
                Name = coach.DisplayName,
                IsOwn = coach.Id == own,
                Supervision = overviews?[coach.Id],
                Readiness = verdicts?[coach.Id],
                Records = records?[coach.Id] ?? new(),
                Plans = [.. open?[coach.Id] ?? []],
                Places = [.. held?[coach.Id] ?? []],
                Sessions = [.. waiting?[coach.Id] ?? []],

                // Of a framework that is no longer in force nothing can be confirmed any more.
                Standings = stands?.GetValueOrDefault(coach.Id) is { IsDefault: false } rows
                    ? [.. rows.Where(row => order.ContainsKey(row.CompetencyId)).OrderBy(row => order[row.CompetencyId])]
                    : [],
            }),
        ];
    }

    private async Task<ImmutableArray<OfferInReview>> InReviewAsync(CancellationToken cancellation)
    {
        if (!rights.Caller.Has(Standing.Steward))
        {
            return [];
        }

        var view = catalogue.View;
        var ids = view.OfferIds(new OfferFilter { Statuses = [OfferStatus.InReview] });
        var submissions = ids.Count == 0 ? ImmutableDictionary<OfferId, OfferSubmission>.Empty : await publishing.SubmissionsAsync(ids, cancellation);

        return
        [
            .. ids.Select(view.Offer).OfType<CatalogueOffer>()
                .Select(offer => new OfferInReview(offer.Id, offer.Title, view.Provider(offer.ProviderId)?.Name, submissions.GetValueOrDefault(offer.Id))),
        ];
    }

    private async Task<ImmutableArray<ReturnedOffer>> ReturnedAsync(CancellationToken cancellation)
    {
        if (!rights.Caller.Has(Standing.Publisher))
        {
            return [];
        }

        var returned = await publishing.ReturnedAsync(cancellation);

        return [.. returned.Values.Select(row => catalogue.View.Offer(row.OfferId) is { } offer ? new ReturnedOffer(offer.Id, offer.Title, row) : null).OfType<ReturnedOffer>()];
    }

    private ImmutableArray<UncheckedOffer> Unchecked()
    {
        if (!rights.Caller.Has(Standing.Steward))
        {
            return [];
        }

        var view = catalogue.View;

        return
        [
            .. view.OfferIds(filter: null).Select(view.Offer).OfType<CatalogueOffer>()
                .Where(offer => offer.CompetencyMappings.Any(IsUncheckedClaim))
                .Select(offer => new UncheckedOffer(offer.Id, offer.Title, view.Provider(offer.ProviderId)?.Name, offer.Shown.Number, CodesOf(offer, view)))
                .Where(offer => !offer.Competencies.IsEmpty),
        ];

        static ImmutableArray<string> CodesOf(CatalogueOffer offer, CatalogueView view) =>
        [
            .. view.MappingsOf(offer.Shown)
                .Where(IsUncheckedClaim)
                .Select(mapping => view.Competency(mapping.CompetencyId)!.Code),
        ];

        // What came with the installation says itself where it comes from.
        static bool IsUncheckedClaim(CompetencyMapping mapping) => mapping is { Verification: Verification.SelfReported, Provenance: Provenance.ProviderStated };
    }

    private ImmutableArray<AccreditedOffer> Published()
    {
        if (!rights.Caller.Has(Standing.Publisher))
        {
            return [];
        }

        var view = catalogue.View;

        return
        [
            .. view.OfferIds(new OfferFilter { ProviderIds = [.. rights.Caller.ProviderIds] })
                .Select(view.Offer).OfType<CatalogueOffer>()
                .Select(offer => new AccreditedOffer(
                    offer.Id, offer.Title, [.. view.AccreditationsOf(offer.Shown.Id).Select(row => (row, view.AccreditingBody(row.BodyId)?.Name))])),
        ];
    }
}
