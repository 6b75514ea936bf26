using System.CommandLine;
using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;
using CpdGraph.Data;

namespace CpdGraph.Api.Verbs;

/// <summary>The verbs of the executable. Data goes to standard output, everything else to standard error.</summary>
internal static class CommandLine
{
    /// <returns>0 done, 1 refused, 2 wrong usage.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var parsed = Root().Parse(arguments);

        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync("Ask with --help for the verbs and their options.");

            return ExitCode.WrongUsage;
        }

        try
        {
            // The host of "serve" hears the signals itself, and nothing else needs more than to be ended.
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception failure) when (failure is StartFailure or DatabaseStartException or SeedException)
        {
            await Console.Error.WriteLineAsync(failure.Message);

            return ExitCode.Refused;
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("CpdGraph: learning and development of health and wellbeing coaches, over GraphQL. Without a verb it serves.")
        {
            ServeVerb.Make(),
            MigrateVerb.Make(),
            SeedVerb.Make(),
            TokenVerb.Make(new SeededDemoPeople()),
            GrantVerb.Make(services => new KeptGrants(services.GetRequiredService<Grants>())),
            ImportVerb.Make(),
            ExportVerb.Make(),
            SchemaVerb.Make(),
        };

        ServeVerb.Equip(root);

        return root;
    }
}
