namespace CpdGraph.GraphQL.Types;

/// <summary>How a schema is printed.</summary>
public sealed class SchemaPrinterOptions
{
    /// <summary>Everything, custom directives included: the text builds the same schema again.</summary>
    public static SchemaPrinterOptions Complete { get; } = new();

    /// <summary>What npm's printSchema prints: of applied directives only those of the specification, since introspection knows no others.</summary>
    public static SchemaPrinterOptions LikeIntrospection { get; } = new() { CustomDirectives = false };

    /// <summary>Whether applied directives that the specification does not define are printed; they are by default.</summary>
    public bool CustomDirectives { get; init; } = true;
}
