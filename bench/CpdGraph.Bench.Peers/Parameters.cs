using System.Globalization;
using System.Text.Json;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.SignIn;
using CpdGraph.Domain;

namespace CpdGraph.Bench.Peers;

/// <summary>Writes what the load varies: ids of published offers, areas, organisations, and coaches with a token each.</summary>
internal static class Parameters
{
    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(12);

    public static async Task WriteAsync(string file)
    {
        await using var pool = Settings.OpenPool();

        var offers = await IdsAsync("select id from offer where status = 'Published' order by id", id => GlobalId.Of(new OfferId(id)));
        var areas = await IdsAsync("select id from competency_area order by position", id => GlobalId.Of(new CompetencyAreaId(id)));
        var coaches = await IdsAsync(
            "select coach_id from principal where coach_id is not null order by coach_id", id => GlobalId.Of(new CoachId(id)));
        var now = TimeProvider.System.GetUtcNow();
        var tokens = coaches.Select((_, index) =>
            DevelopmentTokens.Make(Settings.Key, string.Create(CultureInfo.InvariantCulture, $"coach-{index + 1}"), null, Role.Coach, now, TokenLife));

        var organisations = await IdsAsync("select id from organisation order by id", id => GlobalId.Of(new OrganisationId(id)));
        var steward = DevelopmentTokens.Make(Settings.Key, "steward", null, Role.Steward, now, TokenLife);

        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { offers, areas, coaches, tokens, organisations, steward }));

        async Task<List<string>> IdsAsync(string statement, Func<Guid, string> idOf)
        {
            await using var command = pool.CreateCommand(statement);
            await using var rows = await command.ExecuteReaderAsync();
            var ids = new List<string>();

            while (await rows.ReadAsync())
            {
                ids.Add(idOf(rows.GetGuid(0)));
            }

            return ids;
        }
    }
}
