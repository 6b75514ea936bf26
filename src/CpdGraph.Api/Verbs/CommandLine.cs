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
        await using var output = StandardOutput.Open();

        return await RunAsync(arguments, output, Console.Error);
    }

    /// <summary>Runs one that writes there.</summary>
    /// <param name="output">Where data goes.</param>
    /// <param name="error">Where everything else goes.</param>
    /// <returns>0 done, 1 refused, 2 wrong usage.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error)
    {
        var parsed = Root().Parse(arguments);

        if (parsed.Errors.Count > 0)
        {
            foreach (var mistake in parsed.Errors)
            {
                await error.WriteLineAsync(mistake.Message);
            }

            await error.WriteLineAsync("Ask with --help for the verbs and their options.");

            return ExitCode.WrongUsage;
        }

        try
        {
            // The host of "serve" hears the signals itself, and nothing else needs more than to be ended.
            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception failure) when (failure is StartFailure or DatabaseStartException or SeedException)
        {
            await error.WriteLineAsync(failure.Message);

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
            RollupsVerb.Make(),
            SchemaVerb.Make(),
        };

        ServeVerb.Equip(root);

        return root;
    }
}
