using System.CommandLine;

namespace CpdGraph.Api.Verbs;

/// <summary><c>schema</c>: tools around the contract.</summary>
internal static class SchemaVerb
{
    public static Command Make() => new("schema", "Tools around the contract, for this service's schema or any other.")
    {
        SchemaPrintVerb.Make(),
        SchemaCheckVerb.Make(),
        SchemaDiffVerb.Make(),
        SchemaIntrospectVerb.Make(),
        SchemaValidateVerb.Make(),
        SchemaParseVerb.Make(),
        SchemaMockVerb.Make(),
    };
}
