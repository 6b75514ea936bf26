using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using CpdGraph.Api.Composition;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Api.Verbs;

/// <summary><c>schema check</c>: is it a valid schema, and, for the service's own, does the program fit it?</summary>
internal static class SchemaCheckVerb
{
    public static Command Make()
    {
        var schema = VerbOptions.Schema();
        var lines = new Option<bool>("--jsonl")
        {
            Description = "Check what comes on standard input instead: JSON lines {\"schema\": SDL}, answered by JSON lines {\"errors\": […]}.",
        };

        var verb = new Command("check", "Check the schema; the service's own also against the program.") { schema, lines };
        verb.SetAction(parsed => parsed.GetValue(lines) ? AnswerLines() : Check(parsed.GetValue(schema), parsed.InvocationConfiguration.Output));

        return verb;
    }

    private static int Check(string? path, TextWriter output)
    {
        var schema = SchemaFiles.Build(path);

        if (path is null)
        {
            ProductSchema.Bind(schema);
        }

        output.WriteLine($"The schema is valid: {schema.Types.Count(type => !type.IsBuiltIn)} types.");

        return ExitCode.Done;
    }

    private static int AnswerLines()
    {
        JsonLines.AnswerAll(line => JsonLines.Text(line, "schema") is { } sdl ? Errors(sdl) : [JsonLines.Missing("schema")]);

        return ExitCode.Done;
    }

    private static ImmutableArray<GraphQLError> Errors(string sdl)
    {
        SchemaBuilder.TryBuild([new Source(sdl, "schema")], out _, out var errors);

        return errors;
    }
}
