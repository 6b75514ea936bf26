using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using CpdGraph.Api.Composition;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Validation;

namespace CpdGraph.Api.Verbs;

/// <summary><c>schema validate</c>: does a document fit a schema? A JSON line each, which may bring its own schema.</summary>
internal static class SchemaValidateVerb
{
    public static Command Make()
    {
        var schema = VerbOptions.Schema();
        var limits = VerbOptions.Limits();
        var verb = new Command(
            "validate",
            "Validate what comes on standard input: JSON lines {\"schema\": SDL, \"query\": TEXT}, the schema being optional, answered by JSON lines {\"errors\": […]}.")
        {
            schema, limits,
        };

        verb.SetAction(parsed =>
        {
            JsonLines.AnswerAll(new Session(parsed.GetValue(schema), ParserLimits.Of(parsed.GetValue(limits))).Answer);

            return ExitCode.Done;
        });

        return verb;
    }

    /// <summary>One run: the schemas seen lately are kept, as programs send the same one with each line.</summary>
    private sealed class Session(string? path, ParserOptions parser)
    {
        private const int SchemasKept = 32;

        // A tool for people at work on a document: as many errors as graphql-js gives, with suggestions.
        private static readonly ValidationOptions Everything =
            new() { MaxErrors = 100, MaxMergeComparisons = int.MaxValue, Suggestions = true };

        private readonly Lazy<Schema> named = new(() => SchemaFiles.Build(path));
        private readonly Dictionary<string, (Schema? Schema, ImmutableArray<GraphQLError> Errors)> sent = new(StringComparer.Ordinal);

        public ImmutableArray<GraphQLError> Answer(JsonElement line)
        {
            if (JsonLines.Text(line, "query") is not { } query)
            {
                return [JsonLines.Missing("query")];
            }

            var (schema, errors) = JsonLines.Text(line, "schema") is { } sdl ? Sent(sdl) : (named.Value, []);

            if (schema is null)
            {
                return errors;
            }

            return Parser.TryParse(new Source(query), parser, out var document, out var error)
                ? Validator.Validate(schema, document, Everything)
                : [error];
        }

        private (Schema? Schema, ImmutableArray<GraphQLError> Errors) Sent(string sdl)
        {
            if (!sent.TryGetValue(sdl, out var built))
            {
                SchemaBuilder.TryBuild([new Source(sdl, "schema")], out var schema, out var errors);
                built = (schema, errors);

                if (sent.Count == SchemasKept)
                {
                    sent.Clear();
                }

                sent.Add(sdl, built);
            }

            return built;
        }
    }
}
