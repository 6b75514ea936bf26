using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Api.GlobalIds;

/// <summary>
/// Reads the ids in the input of mutations. A damaged id, one of another type, one of nothing and one of something
/// hidden all name nothing: the rules answer each the same.
/// </summary>
internal static class NamedId
{
    /// <summary>The id of one type. Null when it is damaged or of another type.</summary>
    public static TId? Read<TId>(string text, NodeKind kind)
        where TId : struct, ITypedId<TId> =>
        GlobalId.TryRead(text) is { } id && id.Kind == kind ? TId.From(id.Value) : null;

    /// <summary>What an id names in a catalogue or the like.</summary>
    public static Named<T> Find<TId, T>(string text, NodeKind kind, Func<TId, T?> find)
        where TId : struct, ITypedId<TId>
        where T : class =>
        new(text, Read<TId>(text, kind) is { } id ? find(id) : null);

    /// <summary>The same for an id that may be left out. Null when it is.</summary>
    public static Named<T>? FindGiven<TId, T>(string? text, NodeKind kind, Func<TId, T?> find)
        where TId : struct, ITypedId<TId>
        where T : class =>
        text is null ? null : Find(text, kind, find);

    /// <summary>Several ids, in their order. No list is an empty one.</summary>
    public static ImmutableArray<Named<T>> Several<TId, T>(IReadOnlyList<string>? texts, NodeKind kind, Func<TId, T?> find)
        where TId : struct, ITypedId<TId>
        where T : class =>
        texts is null ? [] : [.. texts.Select(text => Find(text, kind, find))];
}
