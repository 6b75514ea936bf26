using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

public sealed class ApplyTests
{
    [Fact]
    public void Applying_changes_in_any_order_and_batches_shows_the_same_as_loading_the_final_rows() => Property.OfCatalogues(200, made =>
    {
        var final = Changed(made);
        var start = made.Random.Next(2) == 0 ? Catalogue.Empty : Catalogue.Load(made.Rows, 1);
        var changes = final.All().Select(row => (CatalogueChange)new CatalogueChange.Written(row)).ToArray();
        made.Random.Shuffle(changes);

        var gone = made.Rows.All().ExceptBy(final.All().Select(row => row.RecordId), row => row.RecordId);
        var all = changes.Concat(gone.Select(row => new CatalogueChange.Removed(row.RecordKind, row.RecordId))).ToArray();
        var applied = all.Chunk(made.Random.Next(1, 200)).Aggregate(start, (catalogue, batch) => catalogue.Apply(batch, catalogue.Revision + 1));

        Assert.Equal(Observed(made, Catalogue.Load(final, 1)), Observed(made, applied));
    });

    [Fact]
    public void A_snapshot_does_not_change_when_another_is_made_of_it() => Property.OfCatalogues(60, made =>
    {
        var catalogue = Catalogue.Load(made.Rows, 1);
        var before = Observed(made, catalogue);

        var after = catalogue.Apply([.. Changed(made).All().Select(row => new CatalogueChange.Written(row))], 2);

        Assert.Equal(before, Observed(made, catalogue));
        Assert.Equal(2, after.Revision);
    });

    [Fact]
    public void A_slug_that_two_offers_swap_in_one_batch_finds_the_new_holder()
    {
        var made = new SmallCatalogue(5);
        var (first, second) = (made.OfferRows[0] with { Status = OfferStatus.Published }, made.OfferRows[1] with { Status = OfferStatus.Published });
        var catalogue = Catalogue.Load(made.Rows, 1);

        var swapped = catalogue.Apply(
            [new CatalogueChange.Written(first with { Slug = second.Slug }), new CatalogueChange.Written(second with { Slug = first.Slug })], 2);

        var view = swapped.For(CatalogueViewer.Steward, SmallCatalogue.Now);
        Assert.Equal(second.Id, view.OfferBySlug(first.Slug)!.Id);
        Assert.Equal(first.Id, view.OfferBySlug(second.Slug)!.Id);
    }

    /// <summary>The rows after many things happened: texts and states changed, rows added and taken away.</summary>
    private static CatalogueRows Changed(SmallCatalogue made)
    {
        var random = made.Random;
        ImmutableArray<T> Thinned<T>(ImmutableArray<T> rows) => [.. rows.Where(_ => random.Next(8) > 0)];
        var added = Enumerable.Range(1000, 5).Select(made.MakeOffer).ToList();

        bool Chosen() => random.Next(3) == 0;

        Offer Moved(Offer row) => row with
        {
            Status = made.Any<OfferStatus>(),
            Slug = row.Slug + "-b",
            ProviderId = made.Pick(made.Providers).Id,
            UpdatedAt = SmallCatalogue.Now,
        };

        OfferVersion Rewritten(OfferVersion row) =>
            made.MakeVersion(made.OfferRows.Single(offer => offer.Id == row.OfferId), row.Number) with { Id = row.Id };

        return made.Rows with
        {
            Providers = [.. made.Providers
                .Select(row => Chosen() ? row with { Name = "Renamed coaching", Kind = ProviderKind.Commercial } : row)],
            Competencies = [.. made.Competencies
                .Select(row => Chosen() ? row with { Statement = "Listening anew", AreaId = made.Pick(made.Areas).Id } : row)],
            Offers = [.. Thinned(made.OfferRows).Select(row => Chosen() ? Moved(row) : row), .. added],
            OfferVersions =
            [
                .. Thinned(made.VersionRows).Select(row => Chosen() ? Rewritten(row) : row),
                .. added.Select(offer => made.MakeVersion(offer, 1)),
            ],
            Runs =
            [
                .. Thinned(made.Runs).Select(row => Chosen() ? made.MakeRun(made.Pick(made.OfferRows)) with { Id = row.Id } : row),
                .. added.Select(made.MakeRun),
            ],
            Accreditations = Thinned(made.Accreditations),
            Pathways = Thinned(made.Pathways),
        };
    }

    /// <summary>Everything that a reader could see, as text.</summary>
    private static List<string> Observed(SmallCatalogue made, Catalogue catalogue)
    {
        var seen = new List<string>();
        var everything = new OfferFilter { Statuses = Enum.GetValues<OfferStatus>() };

        foreach (var viewer in (CatalogueViewer[])[CatalogueViewer.Public, CatalogueViewer.Steward])
        {
            var view = catalogue.For(viewer, SmallCatalogue.Now);

            foreach (var field in Enum.GetValues<OfferOrderField>())
            {
                foreach (var direction in Enum.GetValues<OrderDirection>())
                {
                    var page = view.Offers(everything, [new(field, direction)], PageRequest.First(1000));
                    seen.Add($"{field} {direction}: {string.Join(' ', page.Items.Select(offer => offer.Id.Value))}");
                }
            }

            var facets = view.Offers(null, null, PageRequest.First(0)).Facets(Enum.GetValues<OfferFacetField>());
            seen.AddRange(facets.SelectMany(facet => facet.Values.Select(value => $"{facet.Field} {value.Value} {value.Label} {value.Count}")));

            foreach (var offer in view.Offers(everything, null, PageRequest.First(1000)).Items)
            {
                seen.Add($"{offer.Id} {offer.Slug} {offer.Title} {offer.Shown.Id} {view.OfferBySlug(offer.Slug)?.Id}");
                seen.Add($"{view.NextRunOf(offer.Id)?.Id} {view.IsAccredited(offer.Id)}");
                seen.Add(string.Join(' ', view.RunsOf(offer.Id).Select(run => run.Id.Value)));
                seen.Add(string.Join(' ', view.VersionsOf(offer.Id).SelectMany(version => view.AccreditationsOf(version.Id)).Select(row => row.Id.Value)));
                seen.Add(string.Join(' ', view.MappingsOf(offer.Shown).Select(mapping => mapping.CompetencyId)));
            }

            var runs = view.Runs(new() { UpdatedSince = DateTimeOffset.MinValue }, null, PageRequest.First(1000));
            seen.Add(string.Join(' ', runs.Items.Select(run => run.Id.Value)));
            seen.Add(string.Join(' ', view.Providers(null, PageRequest.First(100)).Items.Select(row => row.Name + row.Id)));

            foreach (var text in (string[])["coaching", "motivatonal intervewing", "skills group", "listening anew", "facilitaton", "renamed"])
            {
                seen.AddRange(view.Search(text, 50).Select(hit => $"{text}: {IdOf(hit.Item)} {hit.Score:F3} {hit.Excerpt}"));
                seen.Add(string.Join(' ', view.Offers(new() { Text = text }, null, PageRequest.First(1000)).Items.Select(offer => offer.Id.Value)));
            }
        }

        return seen;
    }

    private static Guid IdOf(object item) => item is CatalogueOffer offer ? offer.Id.Value : ((ICatalogueRecord)item).RecordId;
}
