using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CpdGraph.GraphQL.Http;

/// <summary>What is answered by server-sent events.</summary>
internal enum EventStreamUse
{
    /// <summary>Nothing: the client does not ask for it.</summary>
    Never,

    /// <summary>Subscriptions, which have no other answer; the client takes JSON for the rest.</summary>
    ForSubscriptions,

    /// <summary>Every operation.</summary>
    Always,
}

/// <summary>Chooses the response's media type by the Accept header.</summary>
internal static class MediaTypeNegotiation
{
    /// <returns>False when the client accepts nothing that can be written.</returns>
    public static bool TryChoose(StringValues accept, out ResponseMediaType chosen)
    {
        chosen = ResponseMediaType.Json;

        // Three headers make nearly all traffic; parsing allocates.
        switch (accept.Count == 1 ? accept[0] : null)
        {
            case MediaTypes.GraphQLResponse:
                chosen = ResponseMediaType.GraphQLResponse;
                return true;
            case MediaTypes.Json or "*/*":
                return true;
        }

        if (StringValues.IsNullOrEmpty(accept))
        {
            return true;
        }

        if (!MediaTypeHeaderValue.TryParseList(accept!, out var ranges))
        {
            return false;
        }

        var json = MatchOf(MediaTypes.Json, ranges);
        var graphql = MatchOf(MediaTypes.GraphQLResponse, ranges);

        // A client that names both alike can read the newer one, whose status codes say more. One that says only "anything" is older.
        var preferred = graphql.CompareTo(json) > 0 || (graphql == json && graphql.Closeness == Closeness.Exact);
        chosen = preferred ? ResponseMediaType.GraphQLResponse : ResponseMediaType.Json;

        return (preferred ? graphql : json).Quality > 0;
    }

    /// <summary>Whether the client wants its answer as an event stream. Only who names the type gets one: "anything" means one answer.</summary>
    public static EventStreamUse EventStreamOf(StringValues accept)
    {
        if (accept is [MediaTypes.EventStream])
        {
            return EventStreamUse.Always;
        }

        if (!accept.ToString().Contains(MediaTypes.EventStream, StringComparison.OrdinalIgnoreCase) || !MediaTypeHeaderValue.TryParseList(accept!, out var ranges))
        {
            return EventStreamUse.Never;
        }

        var stream = MatchOf(MediaTypes.EventStream, ranges);
        var single = Math.Max(MatchOf(MediaTypes.Json, ranges).Quality, MatchOf(MediaTypes.GraphQLResponse, ranges).Quality);

        return stream is not { Closeness: Closeness.Exact, Quality: > 0 } ? EventStreamUse.Never
            : stream.Quality > single ? EventStreamUse.Always
            : EventStreamUse.ForSubscriptions;
    }

    /// <summary>How the client likes a type: by the closest range that covers it, as RFC 9110, 12.5.1 asks.</summary>
    private static Match MatchOf(string type, IList<MediaTypeHeaderValue> ranges)
    {
        var best = new Match(0, Closeness.None);

        foreach (var range in ranges)
        {
            var closeness = ClosenessOf(type, range);
            var quality = range.Quality ?? 1;

            // The same range twice: the kinder one.
            if (closeness > best.Closeness || (closeness == best.Closeness && closeness != Closeness.None && quality > best.Quality))
            {
                best = new Match(quality, closeness);
            }
        }

        return best;
    }

    private static Closeness ClosenessOf(string type, MediaTypeHeaderValue range)
    {
        if (range.Charset.HasValue && !IsUtf8(range.Charset))
        {
            return Closeness.None;
        }

        if (range.MatchesAllTypes)
        {
            return Closeness.Anything;
        }

        if (range.MatchesAllSubTypes)
        {
            return range.Type.Equals("application", StringComparison.OrdinalIgnoreCase) ? Closeness.Application : Closeness.None;
        }

        return range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase) ? Closeness.Exact : Closeness.None;
    }

    /// <summary>Whether a charset parameter, quoted or not, names the only encoding that is spoken here.</summary>
    public static bool IsUtf8(StringSegment charset) => HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private enum Closeness
    {
        None,
        Anything,
        Application,
        Exact,
    }

    private readonly record struct Match(double Quality, Closeness Closeness) : IComparable<Match>
    {
        public int CompareTo(Match other) =>
            Quality.CompareTo(other.Quality) is not 0 and var byQuality ? byQuality : Closeness.CompareTo(other.Closeness);
    }
}
