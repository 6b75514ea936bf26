using System.Text.Json;
using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Catalogue;

/// <summary>Offers, what hangs on them, and how they are filtered, ordered and counted.</summary>
public abstract class OfferTests(Database database) : ApiTests(database)
{
    /// <summary>Filters with what holds for each offer that they leave, as a path into <see cref="Facts"/> and a value.</summary>
    public static TheoryData<string, string, string> Filters => new()
    {
        { "channels: [TRAINING_HUB]", "channel", "TRAINING_HUB" },
        { "formats: [E_LEARNING]", "format", "E_LEARNING" },
        { "formality: INFORMAL", "formality", "INFORMAL" },
        { "providerKinds: [UNIVERSITY]", "provider.kind", "UNIVERSITY" },
        { "deliveryModes: [SELF_PACED_ONLINE]", "delivery.mode", "SELF_PACED_ONLINE" },
        { "free: true", "price.free", "True" },
        { "free: false", "price.free", "False" },
        { "accredited: true", "accredited", "True" },
        { "accredited: false", "accredited", "False" },
        { "statuses: [WITHDRAWN]", "status", "WITHDRAWN" },
    };

    private const string Facts =
        """
        id title channel format formality status accredited tiers
        provider { id kind } delivery { mode learningMinutes cpdMinutes } price { free amount { amount currency } }
        specialisms { id } satisfies { code } competencyAreas { id } competencyMappings { coverage competency { id area { id } } }
        nextRun { startsAt } accreditations { status body { id } } eligibleFunding { id } updatedAt
        """;

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_leaves_what_it_says_and_its_opposite_the_rest(string filter, string path, string value)
    {
        var kept = await AllOffers(filter);
        var rest = await AllOffers("not: { " + filter + " }" + (filter.StartsWith("statuses", StringComparison.Ordinal) ? ", statuses: [PUBLISHED]" : ""));

        Assert.NotEmpty(kept);
        Assert.All(kept, offer => Assert.Equal(value, At(offer, path).ToString()));
        Assert.All(rest, offer => Assert.NotEqual(value, At(offer, path).ToString()));
    }

    [Fact]
    public async Task By_tier_come_those_for_the_tier_and_those_for_all()
    {
        var offers = await AllOffers("tiers: [TIER_3]");
        var withTier = await AllOffers("tiers: [TIER_3], not: { tiers: [TIER_1] }");

        Assert.All(offers, offer =>
            Assert.True(offer.GetProperty("tiers").GetArrayLength() == 0 || offer.GetProperty("tiers").EnumerateArray().Any(tier => tier.GetString() == "TIER_3")));
        Assert.NotEmpty(withTier);
        Assert.All(withTier, offer => Assert.DoesNotContain(offer.GetProperty("tiers").EnumerateArray(), tier => tier.GetString() == "TIER_1"));
    }

    [Fact]
    public async Task By_area_and_competency_come_those_that_are_mapped_to_them()
    {
        var competency = await Read("competency", "{ competency(by: { code: \"2.1\" }) { id area { id } } }");
        var id = At(competency, "id").GetString();
        var area = At(competency, "area.id").GetString();

        var byCompetency = await AllOffers($"competencyIds: [\"{id}\"]");
        var byArea = await AllOffers($"areaIds: [\"{area}\"]");
        var assessed = await AllOffers($"competencyIds: [\"{id}\"], coverage: [ASSESSES]");

        Assert.NotEmpty(byCompetency);
        Assert.True(byArea.Count > byCompetency.Count);
        Assert.True(assessed.Count < byCompetency.Count);
        Assert.All(byCompetency, offer => Assert.Contains(offer.GetProperty("competencyMappings").EnumerateArray(), mapping => At(mapping, "competency.id").GetString() == id));
        Assert.All(byArea, offer => Assert.Contains(offer.GetProperty("competencyAreas").EnumerateArray(), found => At(found, "id").GetString() == area));
        Assert.All(assessed, offer => Assert.Contains(
            offer.GetProperty("competencyMappings").EnumerateArray(),
            mapping => At(mapping, "competency.id").GetString() == id && At(mapping, "coverage").GetString() == "ASSESSES"));
    }

    [Fact]
    public async Task Offers_of_a_competency_are_those_found_by_its_id_and_coverage_is_for_it()
    {
        var competency = await Read(
            "competency", "{ competency(by: { code: \"2.1\" }) { id offers { totalCount } assessed: offers(filter: { coverage: [ASSESSES] }) { totalCount } } }");
        var id = At(competency, "id").GetString();

        Assert.Equal((await AllOffers($"competencyIds: [\"{id}\"]")).Count, At(competency, "offers.totalCount").GetInt32());
        Assert.Equal((await AllOffers($"competencyIds: [\"{id}\"], coverage: [ASSESSES]")).Count, At(competency, "assessed.totalCount").GetInt32());
    }

    [Fact]
    public async Task By_specialism_provider_and_requirement_come_those_that_have_them()
    {
        var specialism = (await Read("specialisms.nodes", "{ specialisms { nodes { id offers { totalCount } } } }"))
            .EnumerateArray().First(found => At(found, "offers.totalCount").GetInt32() > 0);
        var provider = await Read("offers.nodes.0.provider", "{ offers(first: 1) { nodes { provider { id offers { totalCount } } } } }");

        var bySpecialism = await AllOffers($"specialismIds: [\"{At(specialism, "id")}\"]");
        var byProvider = await AllOffers($"providerIds: [\"{At(provider, "id")}\"]");
        var bySatisfies = await AllOffers("satisfies: [\"ACCREDITED_HEALTH_COACHING\"]");

        Assert.Equal(At(specialism, "offers.totalCount").GetInt32(), bySpecialism.Count);
        Assert.Equal(At(provider, "offers.totalCount").GetInt32(), byProvider.Count);
        Assert.NotEmpty(bySatisfies);
        Assert.All(bySatisfies, offer => Assert.Contains(offer.GetProperty("satisfies").EnumerateArray(), found => At(found, "code").GetString() == "ACCREDITED_HEALTH_COACHING"));
    }

    [Fact]
    public async Task A_price_range_takes_both_ends_and_free_for_nothing()
    {
        var cheap = await AllOffers("price: { to: \"50.00\" }");
        var dear = await AllOffers("price: { from: 500 }");

        Assert.NotEmpty(cheap);
        Assert.NotEmpty(dear);
        Assert.All(cheap, offer => Assert.True(Price(offer) <= 50m));
        Assert.All(dear, offer => Assert.True(Price(offer) >= 500m));
    }

    [Fact]
    public async Task A_range_of_days_finds_offers_with_a_run_that_starts_in_it()
    {
        var offers = await Read(
            "offers.nodes",
            """
            { offers(first: 100, filter: { startsBetween: { from: "2026-12-01", to: "2026-12-31" } }) {
                nodes { title runs(filter: { starts: { from: "2026-12-01", to: "2026-12-31" } }) { nodes { startsAt status } } } } }
            """);

        Assert.NotEmpty(offers.EnumerateArray());
        Assert.All(offers.EnumerateArray(), offer => Assert.Contains(
            At(offer, "runs.nodes").EnumerateArray(),
            run => At(run, "startsAt").GetString()!.StartsWith("2026-12", StringComparison.Ordinal) && At(run, "status").GetString() != "CANCELLED"));
    }

    [Fact]
    public async Task Text_forgives_typing_errors_and_puts_the_best_match_first()
    {
        var titles = (await Read("offers.nodes", "{ offers(first: 5, filter: { text: \"motivatonal interviewing\" }) { nodes { title } } }"))
            .EnumerateArray().Select(node => node.GetProperty("title").GetString()!).ToArray();

        Assert.Contains("otivational interviewing", titles[0], StringComparison.Ordinal);
        Assert.Equal(
            titles,
            (await Read("offers.nodes", "{ offers(first: 5, filter: { text: \"motivatonal interviewing\" }, orderBy: [{ field: RELEVANCE }]) { nodes { title } } }"))
                .EnumerateArray().Select(node => node.GetProperty("title").GetString()!));
    }

    [Fact]
    public async Task Conditions_are_combined_with_and_or_and_not()
    {
        var free = (await AllOffers("free: true")).Count;
        var hubs = (await AllOffers("channels: [TRAINING_HUB]")).Count;
        var both = (await AllOffers("and: [{ free: true }, { channels: [TRAINING_HUB] }]")).Count;
        var either = (await AllOffers("or: [{ free: true }, { channels: [TRAINING_HUB] }]")).Count;

        Assert.Equal(both, (await AllOffers("free: true, channels: [TRAINING_HUB]")).Count);
        Assert.Equal(free + hubs - both, either);
        Assert.Equal(free - both, (await AllOffers("free: true, not: { channels: [TRAINING_HUB] }")).Count);
    }

    [Fact]
    public async Task An_empty_list_matches_nothing()
    {
        Assert.Empty(await AllOffers("channels: []"));
        Assert.Empty(await AllOffers("providerIds: []"));
    }

    [Fact]
    public async Task Each_order_sorts_by_its_field_with_what_is_unknown_last()
    {
        Assert.Equal(Sorted(await Ordered("{ field: DURATION }"), Minutes), (await Ordered("{ field: DURATION }")).Select(Minutes));
        Assert.Equal(Sorted(await Ordered("{ field: PRICE }"), Price), (await Ordered("{ field: PRICE }")).Select(Price));
        Assert.Equal(
            Sorted(await Ordered("{ field: NEXT_RUN }"), NextRun), (await Ordered("{ field: NEXT_RUN }")).Select(NextRun));

        var falling = (await Ordered("{ field: PRICE, direction: DESC }")).Select(Price).ToArray();
        Assert.Equal(falling.Where(price => price is not null).OrderDescending().Concat(falling.Where(price => price is null)), falling);
    }

    [Fact]
    public async Task Facets_count_each_value_as_its_filter_would_find_it()
    {
        var facets = await Read(
            "offers.facets",
            """
            { offers(filter: { channels: [TRAINING_HUB] }) {
                facets(fields: [CHANNEL, FORMAT, PROVIDER_KIND, PROVIDER, COMPETENCY_AREA, TIER, DELIVERY_MODE, SPECIALISM, ACCREDITED, FREE]) {
                  field values { value label count } } } }
            """);
        string[] arguments =
        [
            "channels: [{0}]", "formats: [{0}]", "providerKinds: [{0}]", "providerIds: [\"{0}\"]", "areaIds: [\"{0}\"]", "tiers: [{0}]",
            "deliveryModes: [{0}]", "specialismIds: [\"{0}\"]", "accredited: {0}", "free: {0}",
        ];

        Assert.Equal(arguments.Length, facets.GetArrayLength());

        for (var i = 0; i < arguments.Length; i++)
        {
            // The facet of the channel is counted without the filter on the channel, all others with it.
            var rest = i == 0 ? "" : ", channels: [TRAINING_HUB]";
            Assert.NotEmpty(At(facets[i], "values").EnumerateArray());

            foreach (var value in At(facets[i], "values").EnumerateArray().Take(3))
            {
                var filter = string.Format(System.Globalization.CultureInfo.InvariantCulture, arguments[i], At(value, "value").GetString()) + rest;

                Assert.Equal((filter, await Count(filter)), (filter, At(value, "count").GetInt32()));
                Assert.NotEqual("", At(value, "label").GetString());
            }
        }
    }

    [Fact]
    public async Task Facets_of_a_providers_offers_hold_to_the_provider()
    {
        var provider = await Read(
            "offers.nodes.0.provider",
            "{ offers(first: 1) { nodes { provider { id offers { totalCount facets(fields: [PROVIDER]) { values { value count } } } } } } }");

        var value = Assert.Single(At(provider, "offers.facets.0.values").EnumerateArray());
        Assert.Equal(At(provider, "id").GetString(), At(value, "value").GetString());
        Assert.Equal(At(provider, "offers.totalCount").GetInt32(), At(value, "count").GetInt32());
    }

    [Fact]
    public async Task An_offer_is_found_by_id_by_slug_and_by_the_key_of_another_system()
    {
        var offer = (await Read("offers.nodes", "{ offers(first: 100) { nodes { id slug externalReferences { system key } } } }"))
            .EnumerateArray().First(found => At(found, "externalReferences").GetArrayLength() > 0);
        var id = At(offer, "id").GetString();

        var found = await Read(
            "",
            "query ($id: ID!, $slug: Slug!, $key: ExternalReferenceInput!) { a: offer(by: { id: $id }) { id } b: offer(by: { slug: $slug }) { id } c: offer(by: { external: $key }) { id } }",
            new { id, slug = At(offer, "slug").GetString(), key = At(offer, "externalReferences.0") });

        Assert.Equal([id, id, id], found.EnumerateObject().Select(property => At(property.Value, "id").GetString()));
    }

    [Fact]
    public async Task Each_offer_has_its_published_version_with_the_same_text()
    {
        var offers = await Read("offers.nodes", "{ offers(first: 20) { nodes { id title version versions { number title offer { id } publishedAt } } } }");

        Assert.All(offers.EnumerateArray(), offer =>
        {
            var version = At(offer, "versions.0");
            Assert.Equal(
                (At(offer, "version").GetInt32(), At(offer, "title").GetString(), At(offer, "id").GetString()),
                (At(version, "number").GetInt32(), At(version, "title").GetString(), At(version, "offer.id").GetString()));
        });
    }

    [Fact]
    public async Task What_is_merely_listed_as_accredited_does_not_count()
    {
        var listed = (await Read("offers.nodes", "{ offers(first: 100, filter: { accredited: false }) { nodes { slug accredited accreditations { status seenOn } } } }"))
            .EnumerateArray().Where(offer => At(offer, "accreditations").EnumerateArray().Any(found => At(found, "status").GetString() == "LISTED")).ToArray();

        Assert.NotEmpty(listed);
        Assert.All(listed, offer => Assert.False(At(offer, "accredited").GetBoolean()));
    }

    [Fact]
    public async Task Money_has_two_decimals_and_days_no_zeros_at_the_end()
    {
        var offers = await AllOffers("price: { from: \"0.01\" }", "price { amount { amount currency } } delivery { days }");

        Assert.All(offers, offer => Assert.Matches(@"^\d+\.\d\d$", At(offer, "price.amount.amount").GetString()!));
        Assert.All(
            offers.Where(offer => At(offer, "delivery.days").ValueKind is JsonValueKind.String),
            offer => Assert.Matches(@"^(\d+|\d*\.\d*[1-9])$", At(offer, "delivery.days").GetString()!));
        Assert.Contains(offers, offer => At(offer, "delivery.days").ValueKind is JsonValueKind.String);
    }

    private static decimal? Price(JsonElement offer) => At(offer, "price.free").ValueKind is JsonValueKind.True
        ? 0
        : At(offer, "price.amount.amount") is { ValueKind: JsonValueKind.String } amount
            ? decimal.Parse(amount.GetString()!, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    private static int? Minutes(JsonElement offer) =>
        At(offer, "delivery.learningMinutes") is { ValueKind: JsonValueKind.Number } minutes ? minutes.GetInt32() : null;

    private static string? NextRun(JsonElement offer) =>
        At(offer, "nextRun.startsAt") is { ValueKind: JsonValueKind.String } starts ? starts.GetString() : null;

    private static IEnumerable<T?> Sorted<T>(IEnumerable<JsonElement> offers, Func<JsonElement, T?> key) =>
        offers.Select(key).OrderBy(value => value is null).ThenBy(value => value);

    private Task<List<JsonElement>> Ordered(string order) => All($"orderBy: [{order}]", Facts);

    private Task<List<JsonElement>> AllOffers(string filter, string fields = Facts) => All($"filter: {{ {filter} }}", fields);

    private async Task<int> Count(string filter) => (await Read("offers.totalCount", "{ offers(filter: { " + filter + " }) { totalCount } }")).GetInt32();

    private async Task<List<JsonElement>> All(string arguments, string fields)
    {
        var all = new List<JsonElement>();
        string? cursor = null;

        do
        {
            var page = await Read(
                "offers",
                "query ($c: String) { offers(first: 100, after: $c, " + arguments + ") { nodes { " + fields + " } pageInfo { hasNextPage endCursor } } }",
                new { c = cursor });
            all.AddRange(At(page, "nodes").EnumerateArray());
            cursor = At(page, "pageInfo.hasNextPage").GetBoolean() ? At(page, "pageInfo.endCursor").GetString() : null;
        }
        while (cursor is not null);

        return all;
    }
}

public sealed class OffersOnSqliteTests() : OfferTests(Database.Sqlite);

public sealed class OffersOnPostgresTests() : OfferTests(Database.Postgres);
