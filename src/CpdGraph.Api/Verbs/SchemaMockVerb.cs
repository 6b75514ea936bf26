using System.CommandLine;
using System.Text.Json;
using CpdGraph.Api.Composition;

namespace CpdGraph.Api.Verbs;

/// <summary><c>schema mock</c>: serves any schema from a JSON file, over the real engine and HTTP.</summary>
internal static class SchemaMockVerb
{
    private const int DeepestJson = 512;

    public static Command Make()
    {
        var schema = VerbOptions.Schema();
        var urls = VerbOptions.Urls();
        var limits = VerbOptions.Limits();
        var data = new Option<string>("--data")
        {
            HelpName = "FILE.json",
            Description = "The root object. Fields are its properties; {\"$error\": text}, {\"$delayMs\": n, \"value\": v} and {\"$args\": true} stand for what they say.",
            Required = true,
        };

        var verb = new Command("mock", "Serve a schema from a JSON file, before there is a program behind it.") { schema, data, urls, limits };
        verb.SetAction(async (parsed, cancellation) =>
        {
            using var json = Read(parsed.GetValue(data)!);
            await using var server = await MockServer.StartAsync(
                SchemaFiles.Build(parsed.GetValue(schema)), json.RootElement, parsed.GetValue(urls), parsed.GetValue(limits) == VerbOptions.Off, cancellation);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"The mock serves at {server.Urls.First()}/graphql\nStop it with Ctrl+C.");
            await server.WaitForShutdownAsync(cancellation);

            return ExitCode.Done;
        });

        return verb;
    }

    private static JsonDocument Read(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = DeepestJson });
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new StartFailure($"File {Path.GetFullPath(path)} cannot be read: name a JSON file with --data.", wrong);
        }
        catch (JsonException wrong)
        {
            throw new StartFailure($"File {Path.GetFullPath(path)} is no JSON: {wrong.Message}", wrong);
        }
    }
}
