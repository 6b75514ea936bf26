using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CpdGraph.Api.Composition;
using CpdGraph.GraphQL.Types.Changes;

namespace CpdGraph.Api.Verbs;

/// <summary><c>schema diff</c>: what a newer schema does to the clients of an older one. Refuses breaking changes that nobody accepted.</summary>
internal static class SchemaDiffVerb
{
    private static readonly JsonWriterOptions Laid =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make()
    {
        var older = new Argument<string>("old") { HelpName = "OLD", Description = "An SDL file, or a folder of .graphql files." };
        var newer = new Argument<string>("new") { HelpName = "NEW", Description = "The same, of the newer version." };
        var accept = new Option<string?>("--accept")
        {
            HelpName = "FILE",
            Description = "Breaking changes that are meant, a line each: CODE COORDINATE. A # begins a comment.",
        };
        var json = new Option<bool>("--json") { Description = "Answer by one JSON array." };

        var verb = new Command("diff", "Compare two versions of a schema: breaking, dangerous and safe changes. Exit 1: it breaks clients.")
        {
            older, newer, accept, json,
        };

        verb.SetAction(async (parsed, cancellation) =>
        {
            var changes = SchemaChanges.Between(SchemaFiles.Build(parsed.GetValue(older)!), SchemaFiles.Build(parsed.GetValue(newer)!));
            var accepted = AcceptedBreaks.Read(parsed.GetValue(accept));
            await parsed.InvocationConfiguration.Output.WriteAsync(parsed.GetValue(json) ? Json(changes, accepted) : Text(changes, accepted));

            foreach (var unused in accepted.NotIn(changes))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"Accepted, but nothing breaks there: {unused}. Delete the line.");
            }

            return changes.Any(change => IsRefused(change, accepted)) ? ExitCode.Refused : ExitCode.Done;
        });

        return verb;
    }

    private static bool IsRefused(SchemaChange change, AcceptedBreaks accepted) =>
        change.Severity == ChangeSeverity.Breaking && !accepted.Contains(change);

    private static string Text(ImmutableArray<SchemaChange> changes, AcceptedBreaks accepted)
    {
        var text = new StringBuilder();

        foreach (var change in changes)
        {
            text.Append(change.Severity.ToString().ToLowerInvariant()).Append(' ').Append(change.Code).Append(' ').Append(change.Coordinate)
                .Append(": ").Append(change.Message).Append(accepted.Contains(change) ? " (accepted)" : "").Append('\n');
        }

        int Count(ChangeSeverity severity) => changes.Count(change => change.Severity == severity);

        return text
            .Append(Count(ChangeSeverity.Breaking)).Append(" breaking, ")
            .Append(Count(ChangeSeverity.Dangerous)).Append(" dangerous, ")
            .Append(Count(ChangeSeverity.Safe)).Append(" safe\n")
            .ToString();
    }

    private static string Json(ImmutableArray<SchemaChange> changes, AcceptedBreaks accepted)
    {
        using var bytes = new MemoryStream();

        using (var writer = new Utf8JsonWriter(bytes, Laid))
        {
            writer.WriteStartArray();

            foreach (var change in changes)
            {
                writer.WriteStartObject();
                writer.WriteString("severity"u8, change.Severity.ToString().ToUpperInvariant());
                writer.WriteString("code"u8, change.Code);
                writer.WriteString("coordinate"u8, change.Coordinate);
                writer.WriteString("message"u8, change.Message);
                writer.WriteBoolean("accepted"u8, accepted.Contains(change));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }
}
