using System.CommandLine;
using CpdGraph.Api.Composition;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Api.Verbs;

/// <summary><c>schema print</c>: the SDL in its standard form, and nothing else.</summary>
internal static class SchemaPrintVerb
{
    public static Command Make()
    {
        var schema = VerbOptions.Schema();
        var verb = new Command("print", "Print the schema as SDL.") { schema };
        verb.SetAction(async (parsed, cancellation) =>
        {
            var text = SchemaPrinter.Print(SchemaFiles.Build(parsed.GetValue(schema)));
            await parsed.InvocationConfiguration.Output.WriteAsync(text + "\n");

            return ExitCode.Done;
        });

        return verb;
    }
}
