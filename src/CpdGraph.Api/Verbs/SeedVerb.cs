using System.CommandLine;
using CpdGraph.Api.Composition;
using CpdGraph.Data;

namespace CpdGraph.Api.Verbs;

/// <summary><c>seed</c>: loads the official and real rows, and with <c>--demo</c> the made-up ones.</summary>
internal static class SeedVerb
{
    public static Command Make()
    {
        var data = VerbOptions.Data();
        var demo = new Option<bool>("--demo") { Description = "Also the illustrative rows: offers, runs, providers and organisations that are made up." };
        var verb = new Command("seed", "Load the rows of the seed-data folder into the database, or bring them up to date.") { demo, data };
        verb.SetAction(async (parsed, cancellation) =>
        {
            await using var services = DatabaseTools.Make(parsed.GetValue(data));
            await DatabaseStart.BringUpToDateAsync(services, cancellation);
            var outcome = await DatabaseStart.SeedAsync(services, parsed.GetValue(demo), cancellation);
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"{outcome.Added} rows added, {outcome.Changed} changed, {outcome.Unchanged} as they were.");

            return ExitCode.Done;
        });

        return verb;
    }
}
