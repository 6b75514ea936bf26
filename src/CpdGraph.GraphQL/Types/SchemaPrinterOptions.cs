namespace CpdGraph.GraphQL.Types;

/// <summary>How a schema is printed.</summary>
public sealed class SchemaPrinterOptions
{
    /// <summary>Everything, custom directives included: the text builds the same schema again.</summary>
    public static SchemaPrinterOptions Complete { get; } = new();

    /// <summary>
    /// What npm's printSchema prints of a schema that a client learnt by introspection: of applied directives only those of the
    /// specification, and default values as they are coerced.
    /// </summary>
    public static SchemaPrinterOptions LikeIntrospection { get; } = new() { CustomDirectives = false, CoercedDefaults = true };

    /// <summary>Whether applied directives that the specification does not define are printed; they are by default.</summary>
    public bool CustomDirectives { get; init; } = true;

    /// <summary>
    /// Whether what has a name prints in the order of names, so that two schemas that differ in order alone print the same; in the order of
    /// the source files by default.
    /// </summary>
    public bool Sorted { get; init; }

    /// <summary>Whether default values print with the defaults inside them filled in; as written by default.</summary>
    public bool CoercedDefaults { get; init; }
}
