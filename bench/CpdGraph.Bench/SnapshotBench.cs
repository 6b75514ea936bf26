using System.Diagnostics;
using CpdGraph.Domain;

namespace CpdGraph.Bench;

/// <summary>Measures the catalogue snapshot: load, memory, pages, applied changes. Medians, on standard output.</summary>
internal static class SnapshotBench
{
    private static readonly DateTimeOffset Now = BenchServices.Now;

    public static void Run(int offerCount)
    {
        var rows = CatalogueGenerator.Make(offerCount, Now);
        Report.Line("offers", rows.Offers.Length, "");
        Report.Line("runs", rows.Runs.Length, "");

        var rowBytes = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var catalogue = Catalogue.Load(rows, 1);
        Report.Line("first load (cold code)", watch.Elapsed.TotalMilliseconds, "ms");

        var view = catalogue.For(CatalogueViewer.Public, Now);
        var filter = new OfferFilter
        {
            Formats = [OfferFormat.Course, OfferFormat.Workshop, OfferFormat.ELearning],
            Tiers = [PracticeTier.Tier1, PracticeTier.Tier2],
            AreaIds = [rows.Areas[0].Id, rows.Areas[1].Id],
            DeliveryModes = [DeliveryMode.LiveOnline, DeliveryMode.SelfPacedOnline],
        };

        view.Offers(filter, [new(OfferOrderField.NextRun)], PageRequest.First(20));
        Report.Line("memory of the snapshot beside its rows", (GC.GetTotalMemory(forceFullCollection: true) - rowBytes) / 1048576.0, "MiB");
        Report.Line("memory in all, rows included", GC.GetTotalMemory(forceFullCollection: true) / 1048576.0, "MiB");

        Report.Line("load (median)", Median(5, () => Catalogue.Load(rows, 1)) / 1000, "ms");
        Report.Line("matches of the filter", view.CountOffers(filter), "");

        foreach (var field in Enum.GetValues<OfferOrderField>().Where(field => field != OfferOrderField.Relevance))
        {
            Report.Line($"page of 20, four conditions, by {field}", Median(
                500, () => view.Offers(filter, [new(field)], PageRequest.First(20))), "µs");
        }

        var middle = view.Offers(filter, null, PageRequest.First(400));
        var place = middle.KeyOf(Math.Min(399, middle.Items.Count - 1));
        Report.Line("page of 20 from the middle, by title", Median(500, () => view.Offers(filter, null, PageRequest.First(20, place))), "µs");
        Report.Line("page of 20, no condition, by price then title", Median(
            200, () => view.Offers(null, [new(OfferOrderField.Price), new(OfferOrderField.Title)], PageRequest.First(20))), "µs");
        Report.Line("total count and all facets", Median(
            200, () => view.Offers(filter, null, PageRequest.First(20)).Facets(Enum.GetValues<OfferFacetField>())), "µs");
        Report.Line("page of 20 by relevance of three words", Median(
            100, () => view.Offers(new() { Text = "motivational interviewing diabetes" }, null, PageRequest.First(20))), "µs");
        Report.Line("page of 20 by relevance, two misspelt words", Median(
            100, () => view.Offers(new() { Text = "motivatonal intreviewing" }, null, PageRequest.First(20))), "µs");
        Report.Line("search, 20 hits", Median(100, () => view.Search("group coaching skills", 20)), "µs");
        Report.Line("page of 20 runs to come", Median(
            100, () => view.Runs(new() { Starts = new(view.Today, null) }, null, PageRequest.First(20))), "µs");
        Report.Line("first view at a new instant", Median(50, () => FirstViewOf(catalogue)), "µs");

        foreach (var count in (ReadOnlySpan<int>)[1, 100, 1000])
        {
            var changes = ChangesOf(rows, count);
            Report.Line($"apply {count} changed offers with their versions", Median(20, () => catalogue.Apply(changes, 2)), "µs");
        }

        IReadOnlyList<CatalogueChange> provider = [new CatalogueChange.Written(rows.Providers[0] with { Name = "Renamed" })];
        Report.Line("apply 1 changed provider", Median(20, () => catalogue.Apply(provider, 2)), "µs");
        IReadOnlyList<CatalogueChange> run = [new CatalogueChange.Written(rows.Runs[0] with { StartsAt = Now })];
        Report.Line("apply 1 changed run", Median(20, () => catalogue.Apply(run, 2)), "µs");
    }

    private static Catalogue FirstViewOf(Catalogue catalogue)
    {
        // Two instants with a booking's opening or closing between them, in turn: nothing worked out for one is good for the other.
        for (var hours = 0; hours < 2; hours++)
        {
            catalogue.For(CatalogueViewer.Public, Now.AddHours(24 * hours)).CountOffers(new() { Bookable = true });
        }

        return catalogue;
    }

    private static CatalogueChange[] ChangesOf(CatalogueRows rows, int count)
    {
        var step = rows.Offers.Length / count;

        return [.. Enumerable.Range(0, count).SelectMany(index => (CatalogueChange[])
        [
            new CatalogueChange.Written(rows.Offers[index * step] with { UpdatedAt = Now, Revision = 2, CurrentVersion = 1 }),
            new CatalogueChange.Written(rows.OfferVersions[index * step] with { Title = $"Changed title {index}" }),
        ])];
    }

    /// <returns>Microseconds.</returns>
    private static double Median(int times, Func<object> work)
    {
        var samples = new double[times];
        work();

        for (var sample = 0; sample < times; sample++)
        {
            var watch = Stopwatch.StartNew();
            GC.KeepAlive(work());
            samples[sample] = watch.Elapsed.TotalMicroseconds;
        }

        Array.Sort(samples);
        return samples[times / 2];
    }
}
