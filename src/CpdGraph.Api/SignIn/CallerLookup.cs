using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.SignIn;

/// <summary>Makes the caller of this scope from a good token and from what is granted at this moment.</summary>
internal sealed class CallerLookup(ICallerReader reader, CallerAccessor accessor, CatalogueStore store, TimeProvider clock)
{
    public async ValueTask FindAsync(AcceptedToken token, CancellationToken cancellation)
    {
        var kept = await reader.FindAsync(token.Issuer, token.Subject, cancellation);
        var now = clock.GetUtcNow();

        accessor.Caller = CallerRights.Of(token, kept, store.Current.For(CatalogueViewer.Public, now), LondonCalendar.DayOf(now));
        accessor.Token = token;
    }
}
