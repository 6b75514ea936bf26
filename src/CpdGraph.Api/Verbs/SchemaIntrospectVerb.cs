using System.CommandLine;
using System.Text;
using System.Text.Json;
using CpdGraph.Api.Composition;
using CpdGraph.GraphQL.Binding.Json;
using CpdGraph.GraphQL.Execution;

namespace CpdGraph.Api.Verbs;

/// <summary><c>schema introspect</c>: the answer to the full introspection query, as client tools read it.</summary>
internal static class SchemaIntrospectVerb
{
    public static Command Make()
    {
        var schema = VerbOptions.Schema();
        var verb = new Command("introspect", "Print the answer to the full introspection query as JSON.") { schema };
        verb.SetAction(async (parsed, cancellation) =>
        {
            await parsed.InvocationConfiguration.Output.WriteAsync(await IntrospectAsync(parsed.GetValue(schema), cancellation));

            return ExitCode.Done;
        });

        return verb;
    }

    private static async Task<string> IntrospectAsync(string? path, CancellationToken cancellation)
    {
        using var nothing = JsonDocument.Parse("{}");
        var schema = JsonBinding.Build(SchemaFiles.Build(path), nothing.RootElement);
        var executor = new GraphQLExecutor(schema, new ExecutionOptions { MaxResponseBytes = int.MaxValue, Timeout = Timeout.InfiniteTimeSpan });
        await using var services = new ServiceCollection().BuildServiceProvider();
        using var result = await executor.ExecuteAsync(
            new GraphQLRequest { Document = Encoding.UTF8.GetBytes(IntrospectionQuery.Text), Services = services }, cancellation);

        return JsonLayout.Indented(result.Body) + "\n";
    }
}
