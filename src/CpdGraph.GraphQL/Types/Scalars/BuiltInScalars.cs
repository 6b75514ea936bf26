namespace CpdGraph.GraphQL.Types.Scalars;

/// <summary>The five scalars of the specification. Each schema has its own, since types are compared within one schema.</summary>
internal static class BuiltInScalars
{
    public static IReadOnlyList<string> Names { get; } = ["Int", "Float", "String", "Boolean", "ID"];

    public static bool IsBuiltIn(string name) => name is "Int" or "Float" or "String" or "Boolean" or "ID";

    public static ScalarType Create(string name)
    {
        var (description, codec) = For(name);

        return new ScalarType(name, description, [], null, null) { Codec = codec };
    }

    private static (string Description, ScalarCodec Codec) For(string name) => name switch
    {
        "Int" => ("A whole number between -2147483648 and 2147483647.", new IntCodec()),
        "Float" => ("A finite number of double precision (IEEE 754).", new FloatCodec()),
        "String" => ("Text: a sequence of Unicode characters.", new StringCodec()),
        "Boolean" => ("`true` or `false`.", new BooleanCodec()),
        "ID" => ("A key that identifies an object. Sent as a string; a string or a whole number is accepted. Not meant to be read by people.", new IdCodec()),
        _ => throw new ArgumentException($"{name} is not a scalar of the specification.", nameof(name)),
    };
}
