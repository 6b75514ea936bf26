using System.Globalization;
using CpdGraph.Domain;

namespace CpdGraph.Data.Tests;

/// <summary>
/// How well the text search puts first what a coach hopes to find: nDCG@10 over the judged queries of <c>relevance.yaml</c> on the shipped
/// data. 1 is the judged order itself; a hit counts 2^grade - 1, less the further down it stands, and what nobody judged counts nothing.
/// </summary>
public class RelevanceTests(ITestOutputHelper output)
{
    private const int Depth = 10;
    private const double Least = 0.85;
    private const double WorthALook = 0.7;

    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly CatalogueView View = Seeded();

    [Fact]
    public void Offers_found_by_text_come_in_an_order_near_the_judged_one()
    {
        var queries = Queries();

        var scored = queries
            .Select(query => (query.Text, Score: Score(query, Found(query.Text)), Order: Order(query, Found(query.Text))))
            .OrderBy(query => query.Score)
            .ToArray();

        foreach (var (text, score, order) in scored)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{score:0.000}  {text}{(score < WorthALook ? order : "")}"));
        }

        var mean = scored.Average(query => query.Score);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mean:0.000}  nDCG@10 of {scored.Length} queries"));
        Assert.True(scored.Length >= 60, $"{scored.Length} judged queries");
        Assert.True(mean >= Least, string.Create(CultureInfo.InvariantCulture, $"nDCG@10 is {mean:0.000}"));
    }

    [Fact]
    public void Every_judged_offer_is_there() => Assert.All(
        Queries().SelectMany(query => query.Grades.Keys),
        slug => Assert.NotNull(View.OfferBySlug(slug)));

    private static string[] Found(string text) =>
        [.. View.Offers(new() { Text = text }, null, PageRequest.First(Depth)).Items.Select(offer => offer.Slug)];

    /// <returns>What was found with its grades, and what was judged and not found, for the person who tunes.</returns>
    private static string Order(JudgedQuery query, string[] found) =>
        $"\n         found  {string.Join(", ", found.Select(slug => $"{slug} {query.Grades.GetValueOrDefault(slug)}"))}"
        + $"\n         missed {string.Join(", ", query.Grades.Where(hit => !found.Contains(hit.Key)).Select(hit => $"{hit.Key} {hit.Value}"))}";

    private static double Score(JudgedQuery query, string[] found)
    {
        var gained = found.Select((slug, place) => Gain(query.Grades.GetValueOrDefault(slug), place)).Sum();
        var possible = query.Grades.Values.OrderDescending().Take(Depth).Select(Gain).Sum();
        return gained / possible;
    }

    private static double Gain(int grade, int place) => (Math.Pow(2, grade) - 1) / Math.Log2(place + 2);

    private static CatalogueView Seeded()
    {
        var content = SeedLoader.Read(SeedLoader.Folder, demo: true, Today);
        var rows = content.Rows.Concat(content.Offers.SelectMany(offer => (ICatalogueRecord[])[offer.Offer, offer.Version, .. offer.Accreditations]));
        var catalogue = Catalogue.Empty.Apply([.. rows.Select(row => new CatalogueChange.Written(row))], 1);
        return catalogue.For(CatalogueViewer.Public, LondonCalendar.StartOf(Today));
    }

    private static JudgedQuery[] Queries()
    {
        var reading = new SeedReading(SeedLoader.Folder, Today);
        var queries = reading.Rows("relevance.yaml", "query")
            .Select(row => new JudgedQuery(
                row.Text("query"),
                row.RequiredRows("relevant", "slug").ToDictionary(hit => hit.Text("slug"), hit => hit.Number("grade"))))
            .ToArray();
        reading.Finish();
        return queries;
    }

    private sealed record JudgedQuery(string Text, Dictionary<string, int> Grades);
}
