using System.Collections.Immutable;
using CpdGraph.Api.Access;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Api.Composition;

/// <summary>
/// What everybody may read and what is read from the catalogue in memory may be kept for a while by browsers and proxies; nothing else may.
/// Much of the catalogue hangs from the clock (accredited today, the next run), so the time is short for all of it.
/// </summary>
internal sealed class CatalogueCacheRules(TimeSpan maxAge) : CacheRules
{
    /// <inheritdoc/>
    public override TimeSpan? MaxAgeOf(ObjectType type, FieldDefinition field, bool mayWait) =>
        maxAge > TimeSpan.Zero
        && !mayWait
        && IsPublic(type.AppliedDirectives)
        && IsPublic(field.AppliedDirectives)
        && (field.Type.Named is not ObjectType value || IsPublic(value.AppliedDirectives))
            ? maxAge
            : null;

    // Connections and edges carry no directive: what they hold does.
    private static bool IsPublic(ImmutableArray<DirectiveNode> directives) => AuthorizeDirective.In(directives) is null or { IsPublic: true };
}
