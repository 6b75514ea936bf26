using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;
using Npgsql;

namespace CpdGraph.Bench.Peers;

internal sealed record HeldProvider(string Id, string Name, string Kind);

internal sealed record HeldArea(string Code, string Name);

internal sealed record HeldCompetency(string Code, string Statement, Guid AreaId, HeldArea Area);

internal sealed record HeldMapping(string Coverage, HeldCompetency Competency);

internal sealed record HeldOffer(
    string Id, string Title, string Summary, string Format, string Status, int CpdMinutes, long Pence, HeldProvider Provider, HeldMapping[] Mappings);

/// <summary>The published offers as objects, with the look-ups that the two questions need: by id, and sorted for each format and area.</summary>
internal sealed class MemoryCatalogue
{
    private readonly Dictionary<Guid, HeldOffer> byId = [];
    private readonly Dictionary<(string Format, Guid Area), List<HeldOffer>> listings = [];

    public HeldOffer? Find(Guid id) => byId.GetValueOrDefault(id);

    public IReadOnlyList<HeldOffer> Listed(string format, Guid area) => listings.TryGetValue((format, area), out var offers) ? offers : [];

    public static async Task<MemoryCatalogue> LoadAsync()
    {
        await using var pool = Settings.OpenPool();
        var catalogue = new MemoryCatalogue();
        var areas = await ReadAsync("select id, code, name from competency_area", row => (row.GetGuid(0), new HeldArea(row.GetString(1), row.GetString(2))));
        var competencies = await ReadAsync("select id, code, statement, area_id from competency", row =>
            (row.GetGuid(0), new HeldCompetency(row.GetString(1), row.GetString(2), row.GetGuid(3), areas[row.GetGuid(3)])));
        var providers = await ReadAsync("select id, name, kind from provider", row =>
            (row.GetGuid(0), new HeldProvider(GlobalId.Of(new ProviderId(row.GetGuid(0))), row.GetString(1), EnumText.Show(row.GetString(2)))));
        var mappings = new Dictionary<Guid, List<HeldMapping>>();

        await EachAsync("select offer_version_id, coverage, competency_id from competency_mapping order by offer_version_id, position", row =>
        {
            if (!mappings.TryGetValue(row.GetGuid(0), out var list))
            {
                mappings[row.GetGuid(0)] = list = [];
            }

            list.Add(new(EnumText.Show(row.GetString(1)), competencies[row.GetGuid(2)]));
        });

        await EachAsync(
            """
            select o.id, v.id, v.title, v.summary, v.format, o.status, v.delivery_cpd_minutes, v.price_amount_pence, o.provider_id
            from offer o join offer_version v on v.offer_id = o.id and v.number = o.current_version
            where o.status = 'Published' order by v.title, o.id
            """,
            row => catalogue.Add(row.GetGuid(0), new HeldOffer(
                GlobalId.Of(new OfferId(row.GetGuid(0))),
                row.GetString(2),
                row.GetString(3),
                EnumText.Show(row.GetString(4)),
                EnumText.Show(row.GetString(5)),
                row.GetInt32(6),
                row.GetInt64(7),
                providers[row.GetGuid(8)],
                [.. mappings.GetValueOrDefault(row.GetGuid(1)) ?? []])));

        return catalogue;

        async Task<Dictionary<Guid, T>> ReadAsync<T>(string statement, Func<NpgsqlDataReader, (Guid, T)> read)
        {
            var found = new Dictionary<Guid, T>();

            await EachAsync(statement, row =>
            {
                var (id, held) = read(row);
                found[id] = held;
            });

            return found;
        }

        async Task EachAsync(string statement, Action<NpgsqlDataReader> take)
        {
            await using var command = pool.CreateCommand(statement);
            await using var rows = await command.ExecuteReaderAsync();

            while (await rows.ReadAsync())
            {
                take(rows);
            }
        }
    }

    private void Add(Guid id, HeldOffer offer)
    {
        byId[id] = offer;

        foreach (var area in offer.Mappings.Select(mapping => mapping.Competency.AreaId).Distinct())
        {
            if (!listings.TryGetValue((offer.Format, area), out var listing))
            {
                listings[(offer.Format, area)] = listing = [];
            }

            listing.Add(offer);
        }
    }
}
