using CpdGraph.Api.Composition;
using CpdGraph.Domain;

namespace CpdGraph.Api.GlobalIds;

/// <summary>Reads the ids in arguments. A text that is no id is refused; an id of another type is well-formed and names nothing here.</summary>
internal static class IdArgument
{
    /// <summary>The id of any type.</summary>
    /// <param name="argument">Where it stands, for the message, for example <c>ids.2</c>.</param>
    public static GlobalId Any(string text, string argument) =>
        GlobalId.TryRead(text) ?? throw ArgumentProblem.At(argument, "This is not a global id, or it was damaged on its way: send an id as this service gave it.");

    /// <summary>The id of one type. Null when it is one of another type.</summary>
    public static TId? One<TId>(string text, NodeKind kind, string argument)
        where TId : struct, ITypedId<TId>
    {
        var id = Any(text, argument);

        return id.Kind == kind ? TId.From(id.Value) : null;
    }

    /// <summary>The id of one type that a filter names; null when it names none. One of another type is an id that nothing has.</summary>
    public static TId? Named<TId>(string? text, NodeKind kind, string argument)
        where TId : struct, ITypedId<TId> =>
        text is null ? null : One<TId>(text, kind, argument) ?? TId.From(Guid.Empty);

    /// <inheritdoc cref="Named{TId}(string?, NodeKind, string)"/>
    /// <remarks>For filters with many members, of which most are absent: where it stands is put together only when there is one.</remarks>
    public static TId? Named<TId>(string? text, NodeKind kind, string path, string member)
        where TId : struct, ITypedId<TId> =>
        text is null ? null : Named<TId>(text, kind, $"{path}.{member}");

    /// <inheritdoc cref="Several{TId}(IReadOnlyList{string}?, NodeKind, string)"/>
    /// <remarks>For filters with many members, of which most are absent: where it stands is put together only when there is one.</remarks>
    public static IReadOnlyList<TId>? Several<TId>(IReadOnlyList<string>? texts, NodeKind kind, string path, string member)
        where TId : struct, ITypedId<TId> =>
        texts is null ? null : Several<TId>(texts, kind, $"{path}.{member}");

    /// <summary>Ids of one type; those of another type are left out. Null when there is no list.</summary>
    public static IReadOnlyList<TId>? Several<TId>(IReadOnlyList<string>? texts, NodeKind kind, string argument)
        where TId : struct, ITypedId<TId>
    {
        if (texts is null)
        {
            return null;
        }

        var ids = new List<TId>(texts.Count);

        for (var i = 0; i < texts.Count; i++)
        {
            var id = GlobalId.TryRead(texts[i]) ?? Any(texts[i], $"{argument}.{i}");

            if (id.Kind == kind)
            {
                ids.Add(TId.From(id.Value));
            }
        }

        return ids;
    }
}
