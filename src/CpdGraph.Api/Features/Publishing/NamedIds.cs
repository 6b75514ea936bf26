using System.Collections.Immutable;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>
/// Ids in the input of a mutation with what they name. A damaged id, one of another type, one of nothing and one of something hidden all
/// name nothing: the rules answer each the same.
/// </summary>
internal static class NamedIds
{
    /// <summary>The id of one type. Null when the text is no such id.</summary>
    public static TId? Read<TId>(string text, NodeKind kind)
        where TId : struct, ITypedId<TId> =>
        GlobalId.TryRead(text) is { } id && id.Kind == kind ? TId.From(id.Value) : null;

    /// <summary>One id.</summary>
    public static Named<T> One<TId, T>(string text, NodeKind kind, Func<TId, T?> find)
        where TId : struct, ITypedId<TId>
        where T : class =>
        new(text, Read<TId>(text, kind) is { } id ? find(id) : null);

    /// <summary>Several ids, in their order. No list is an empty one.</summary>
    public static ImmutableArray<Named<T>> Several<TId, T>(IReadOnlyList<string>? texts, NodeKind kind, Func<TId, T?> find)
        where TId : struct, ITypedId<TId>
        where T : class =>
        texts is null ? [] : [.. texts.Select(text => One(text, kind, find))];
}
