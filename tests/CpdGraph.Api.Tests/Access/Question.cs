using System.Collections.Immutable;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Api.Tests.Access;

/// <summary>One query: a path from the root to a type, and below it every field of the type.</summary>
/// <param name="Path">For messages, for example <c>coaches.nodes</c>.</param>
/// <param name="Text">The document.</param>
/// <param name="Touches">Coordinates of the types and fields that it asks about.</param>
internal sealed record Question(string Path, string Text, ImmutableHashSet<string> Touches)
{
    /// <summary>Whether the true answer hangs from who asks, because it goes through <c>viewer</c>.</summary>
    public bool IsOfTheViewer => Touches.Contains("Viewer");

    /// <summary>Whether it finds its objects by their ids.</summary>
    public bool StartsAtNodes => Path.StartsWith("nodes/", StringComparison.Ordinal);
}

/// <summary>How questions name what they ask for, so that an answer can be read again. No name in the schema has an underscore.</summary>
internal static class ResponseKey
{
    /// <summary>The key of a field. Where the schema leaves the type open, types keep their fields apart.</summary>
    public static string Of(CompositeType declared, ObjectType type, FieldDefinition field, int variant = 0) =>
        (declared is ObjectType ? "" : type.Name + "_") + field.Name + (variant == 0 ? "" : "_" + variant);

    /// <summary>The field of a key.</summary>
    public static FieldDefinition Field(CompositeType declared, ObjectType type, string key) =>
        type.Field(key == "id" ? key : key.Split('_')[declared is ObjectType ? 0 : 1])!;
}
