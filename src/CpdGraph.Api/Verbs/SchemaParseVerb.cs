using System.CommandLine;
using CpdGraph.GraphQL.Language;

namespace CpdGraph.Api.Verbs;

/// <summary><c>schema parse</c>: does a text parse? Executable documents and SDL alike, a JSON line each.</summary>
internal static class SchemaParseVerb
{
    public static Command Make()
    {
        var limits = VerbOptions.Limits();
        var verb = new Command("parse", "Parse what comes on standard input: JSON lines {\"query\": TEXT}, answered by JSON lines {\"errors\": […]}.") { limits };
        verb.SetAction(parsed =>
        {
            var options = ParserLimits.Of(parsed.GetValue(limits));
            JsonLines.AnswerAll(line =>
            {
                if (JsonLines.Text(line, "query") is not { } text)
                {
                    return [JsonLines.Missing("query")];
                }

                return Parser.TryParse(new Source(text), options, out _, out var error) ? [] : [error];
            });

            return ExitCode.Done;
        });

        return verb;
    }
}
