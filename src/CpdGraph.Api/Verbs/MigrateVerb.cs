using System.CommandLine;
using CpdGraph.Api.Composition;
using CpdGraph.Data;

namespace CpdGraph.Api.Verbs;

/// <summary><c>migrate</c>: brings the schema of the database up to date.</summary>
internal static class MigrateVerb
{
    public static Command Make()
    {
        var data = VerbOptions.Data();
        var verb = new Command("migrate", "Make the embedded database where there is none, and bring its schema, or PostgreSQL's, up to date.") { data };
        verb.SetAction(async (parsed, cancellation) =>
        {
            await using var services = DatabaseTools.Make(parsed.GetValue(data));

            // What was applied, and what was counted, they say themselves.
            if (await services.GetRequiredService<DatabaseMigrator>().MigrateAsync(cancellation) == 0)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync("The database was up to date.");
            }

            await services.GetRequiredService<Rollups>().CountMissingAsync(cancellation);

            return ExitCode.Done;
        });

        return verb;
    }
}
