using System.CommandLine;
using System.Text.Json;
using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Data;

namespace CpdGraph.Api.Verbs;

/// <summary><c>rollups</c>: the totals of each coach that numbers of a workforce are made of. They are kept with each change; this is to be sure.</summary>
internal static class RollupsVerb
{
    public static Command Make() => new("rollups", "Totals of each coach, which dashboards are made of: count them anew, or compare them with the records.") { Rebuild(), Check() };

    private static Command Rebuild()
    {
        var (data, json) = (VerbOptions.Data(), Json());
        var verb = new Command("rebuild", "Count the totals of all coaches anew from their records, while the server goes on. Numbers of a workforce are of the next night.") { data, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            await using var services = DatabaseTools.Make(parsed.GetValue(data));
            await DatabaseStart.BringUpToDateAsync(services, cancellation);
            var rollups = services.GetRequiredService<Rollups>();
            var progress = new ProgressBar(await rollups.CoachesAsync(cancellation), parsed.InvocationConfiguration.Error, "coaches");
            var counted = await rollups.RebuildAsync(progress, cancellation);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(json) ? Line(new { coaches = counted }) : $"{Coaches(counted)} counted.");

            return ExitCode.Done;
        });

        return verb;
    }

    private static Command Check()
    {
        var (data, json) = (VerbOptions.Data(), Json());
        var verb = new Command("check", "Compare the totals of all coaches with their records. Ends with 1 when some differ.") { data, json };
        verb.SetAction(async (parsed, cancellation) =>
        {
            await using var services = DatabaseTools.Make(parsed.GetValue(data));
            await DatabaseStart.BringUpToDateAsync(services, cancellation);
            var found = await services.GetRequiredService<Rollups>().CheckAsync(cancellation);
            string[] ids = [.. found.Differing.Select(GlobalId.Of)];
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                parsed.GetValue(json)
                    ? Line(new { coaches = found.Coaches, differing = ids })
                    : string.Join('\n', ids.Prepend($"{Coaches(found.Coaches)} compared, {ids.Length} differ.")));

            if (ids.Length == 0)
            {
                return ExitCode.Done;
            }

            await parsed.InvocationConfiguration.Error.WriteLineAsync("Records were written past the server, or by an older version of it. Count the totals anew: rollups rebuild.");

            return ExitCode.Refused;
        });

        return verb;
    }

    private static Option<bool> Json() => new("--json") { Description = "Print the outcome as JSON." };

    private static string Line(object outcome) => JsonSerializer.Serialize(outcome, JsonSerializerOptions.Web);

    private static string Coaches(int count) => count == 1 ? "1 coach" : $"{count} coaches";
}
