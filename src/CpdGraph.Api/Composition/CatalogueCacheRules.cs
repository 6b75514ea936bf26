using System.Collections.Frozen;
using System.Collections.Immutable;
using CpdGraph.Api.Access;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Api.Composition;

/// <summary>
/// What everybody may read and what is read from the catalogue in memory may be kept for a while by browsers and proxies; nothing else may.
/// Much of the catalogue hangs from the clock (accredited today, the next run), so the time is short for all of it; what hangs on places
/// left is kept for a moment.
/// </summary>
internal sealed class CatalogueCacheRules(TimeSpan maxAge) : CacheRules
{
    /// <summary>
    /// How long places left may be shown after they were read from memory, where they are a second old at most: enough for one query to
    /// serve everybody who asks at once.
    /// </summary>
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    // Fields without arguments. Lists whose filter or order asks for places say so themselves.
    private static readonly FrozenSet<(string, string)> OfPlaces = FrozenSet.Create(("OfferRun", "status"), ("Offer", "nextRun"));

    /// <inheritdoc/>
    public override TimeSpan? MaxAgeOf(ObjectType type, FieldDefinition field, bool mayWait) =>
        maxAge > TimeSpan.Zero
        && !mayWait
        && IsPublic(type.AppliedDirectives)
        && IsPublic(field.AppliedDirectives)
        && (field.Type.Named is not ObjectType value || IsPublic(value.AppliedDirectives))
            ? OfPlaces.Contains((type.Name, field.Name)) && maxAge > Moment ? Moment : maxAge
            : null;

    // Connections and edges carry no directive: what they hold does.
    private static bool IsPublic(ImmutableArray<DirectiveNode> directives) => AuthorizeDirective.In(directives) is null or { IsPublic: true };
}
