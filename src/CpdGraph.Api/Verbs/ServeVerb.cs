using System.CommandLine;
using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;

namespace CpdGraph.Api.Verbs;

/// <summary><c>serve</c>, and what the executable does without a verb.</summary>
internal static class ServeVerb
{
    public static Command Make()
    {
        var verb = new Command("serve", "Serve the API. The embedded database is made, brought up to date and filled first.");
        Equip(verb);

        return verb;
    }

    /// <summary>Gives a command the options and the work of serving.</summary>
    public static void Equip(Command command)
    {
        var urls = VerbOptions.Urls();
        var data = VerbOptions.Data();
        command.Options.Add(urls);
        command.Options.Add(data);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var server = await Server.StartAsync(parsed.GetValue(urls), parsed.GetValue(data), cancellation);
            var address = server.Urls.First();
            var signIn = server.Services.GetRequiredService<SignInSettings>();
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                $"""
                CpdGraph serves at {address}
                  Page     {address}/
                  GraphQL  {address}/graphql
                  Schema   {address}/graphql/schema.graphql
                  Health   {address}/health/ready
                  Tokens   {(signIn.DevelopmentKey is null ? "from the issuers that the settings name" : "the verb \"token\", for example: token --as COACH")}
                Stop it with Ctrl+C.
                """);
            await server.WaitForShutdownAsync(cancellation);

            return ExitCode.Done;
        });
    }
}
