using System.Collections.Immutable;
using System.Diagnostics;
using CpdGraph.Api.Features.Publishing;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Imports;

/// <summary>Offers from a spreadsheet. A row's offer is found by the provider's own key, else by its slug, else by its title.</summary>
internal sealed class OfferRows(CpdContext db, ProviderImportWork work)
{
    private const string Action = "importOffers";

    private static readonly ImmutableArray<ImportColumn> Fields = ImportFields.Of(ImportDataset.Offers);

    public async Task<ImmutableArray<ImportFinding>> ReadAsync(CancellationToken cancellation)
    {
        var providers = new RowProviders(work);

        if (work.Writes)
        {
            await db.LockOffersAsync(providers.Ids, cancellation);
        }

        var known = await KnownOffers.ReadAsync(db, providers.Ids, cancellation);
        var findings = ImmutableArray.CreateBuilder<ImportFinding>(work.Sheet.Rows.Count);

        foreach (var row in RowReading.All(work))
        {
            cancellation.ThrowIfCancellationRequested();
            findings.Add(Decide(row, providers, known));
        }

        return findings.ToImmutable();
    }

    private ImportFinding Decide(RowReading row, RowProviders providers, KnownOffers known)
    {
        var line = OfferLine.Read(row.Cells);
        row.Title = line.Title ?? line.Slug ?? line.Reference?.Key;

        if (providers.Of(row.Cells, line.Provider) is not { } provider || Find(row, line, provider, known) is not { IsFound: true, Offer: var existing })
        {
            return row.Refused();
        }

        row.Title = line.Title ?? existing?.Version.Title;

        if (existing is not null)
        {
            row.Cells.LeaveAlone(OfferLine.Cells(existing.Offer, existing.Version, work.Catalogue), Fields);
        }

        var decision = DecideOn(row, line, provider, existing, known);

        if (row.Failed || decision is not Outcome<UpsertedOffer, UserError>.Done(var upserted))
        {
            row.Refuse(decision.Match<ImmutableArray<UserError>>(_ => [], errors => errors), OfferLine.ColumnOf);

            return row.Refused();
        }

        known.Note(upserted, row.Number);

        return Keep(row, upserted);
    }

    private static (bool IsFound, OfferState? Offer) Find(RowReading row, OfferLine line, Provider provider, KnownOffers known)
    {
        var found = line.Reference is { } reference ? known.WithReference(provider.Id, reference) : line.Slug is { } slug ? known.WithSlug(provider.Id, slug) : null;
        var namesakes = line.Title is { } title ? known.WithTitle(provider.Id, title) : [];

        if (found is null && line is { Reference: null, Slug: null })
        {
            if (namesakes.Count > 1)
            {
                row.Cells.Refuse("title", "Several offers have this title. Say by reference or slug which one is meant.");
                return (false, null);
            }

            found = namesakes is [var only] ? only : null;
        }
        else if (found is null && namesakes is [{ Offer.Slug: var same }, ..])
        {
            row.Cells.Warn("title", "An offer of this title is here already under another key: this row adds a second one.", $"slug {same}");
        }

        if (found is not null && known.RowOf(found.Offer.Id) is { } earlier)
        {
            row.Cells.Refuse(null, $"Row {earlier} is about the same offer. Remove one of them.");
            return (false, null);
        }

        return (true, found);
    }

    private Outcome<UpsertedOffer, UserError> DecideOn(RowReading row, OfferLine line, Provider provider, OfferState? existing, KnownOffers known)
    {
        var edit = line.EditOf(row.Cells, work.Catalogue);
        var mapping = OfferLine.MappingOf(row.Cells, existing?.Version.CompetencyMappings ?? [], work.Catalogue);
        var step = StepOf(row.Cells, existing);
        var owner = new Named<Provider>(provider.Slug, OfferSteps.MayChange(work.Caller, provider.Id) ? provider : null);
        var facts = new OfferFacts
        {
            IsSlugTaken = slug => known.IsSlugTaken(slug, existing?.Offer.Id),
            IsLive = work.Catalogue.IsLive,
            Now = work.Now,
        };

        if (existing is null)
        {
            return OfferUpsert.Decide(owner, null, WithChannel(edit, provider), line.Reference, mapping, step, work.Caller, facts);
        }

        // One that is withdrawn may stand in the file as long as the row says nothing new of it.
        return existing.Offer.Status == OfferStatus.Withdrawn ? Withdrawn(owner, existing, edit, mapping, facts)
            : OfferUpsert.Decide(owner, existing, edit, null, mapping, step, work.Caller, facts);
    }

    private Outcome<UpsertedOffer, UserError> Withdrawn(Named<Provider> owner, OfferState existing, OfferEdit edit, MappingEdit? mapping, OfferFacts facts)
    {
        var asDraft = existing with { Offer = existing.Offer with { Status = OfferStatus.Draft } };
        var decision = OfferUpsert.Decide(owner, asDraft, edit, null, mapping, step: null, work.Caller, facts);

        return decision is Outcome<UpsertedOffer, UserError>.Done({ Outcome: not ImportRowOutcome.Unchanged }) ? new EditOfferError.Withdrawn() : decision;
    }

    // Draft says nothing of an offer that is further, as little as an empty cell: nothing is taken back by a spreadsheet.
    private static OfferStep? StepOf(ImportCells cells, OfferState? existing)
    {
        switch (OfferLine.StatusOf(cells), existing?.Offer.Status)
        {
            case (OfferStatus.Published, _):
                return OfferStep.Publish;
            case (OfferStatus.InReview, null or OfferStatus.Draft or OfferStatus.InReview):
                return OfferStep.Submit;
            case (OfferStatus.Withdrawn, not OfferStatus.Withdrawn):
                cells.Refuse("status", "Offers are withdrawn one by one, with a reason, and not by a spreadsheet. Leave the cell empty.");
                return null;
            case (OfferStatus.Draft or OfferStatus.InReview, OfferStatus.Published):
                cells.Refuse("status", "This offer is published, and does not become a draft again. Leave the cell empty, or withdraw the offer.");
                return null;
            default:
                return null;
        }
    }

    // What a training hub lists comes by the training hub, unless it says otherwise.
    private static OfferEdit WithChannel(OfferEdit edit, Provider provider) => edit.Channel.IsGiven || ChannelOf(provider.Kind) is not { } channel
        ? edit
        : edit with { Channel = Edit<OfferChannel?>.To(channel) };

    private static OfferChannel? ChannelOf(ProviderKind kind) => kind switch
    {
        ProviderKind.TrainingHub => OfferChannel.TrainingHub,
        ProviderKind.PersonalisedCareInstitute => OfferChannel.PersonalisedCareInstitute,
        ProviderKind.LeadershipForPersonalisedCare => OfferChannel.LeadershipForPersonalisedCare,
        ProviderKind.ApprenticeshipProvider => OfferChannel.Apprenticeship,
        _ => null,
    };

    private ImportFinding Keep(RowReading row, UpsertedOffer upserted)
    {
        var target = new RecordReference(RecordKind.Offer, upserted.After.Offer.Id.Value);

        if (work.Writes && upserted.Outcome != ImportRowOutcome.Unchanged)
        {
            db.Keep(upserted);
            db.Add(AuditEvent.Of(work.Caller, Action, target, work.Now, coach: null, upserted.Fields, Activity.Current?.TraceId.ToHexString()));
        }

        return row.Found(upserted.Outcome, target);
    }
}
