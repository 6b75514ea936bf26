using CpdGraph.Domain;
using CpdGraph.GraphQL.Http;

namespace CpdGraph.Api.Composition;

/// <summary>
/// A file of all that is published, which takes long to make: made once for all who ask, until the catalogue changes, and never older than readers may keep
/// it, since some of it hangs from the clock. Safe to share between threads.
/// </summary>
/// <param name="make">Writes it, of what everybody sees.</param>
internal sealed class KeptFile(Func<CatalogueView, byte[]> make)
{
    private readonly Lock gate = new();
    private Made? latest;

    /// <summary>The file, and how long ago it was made. Whoever asks while it is made waits for that one.</summary>
    /// <param name="catalogue">As whoever asks sees it. What is kept is never of that view, but of what everybody sees.</param>
    /// <param name="mostAge">Zero: it is made anew for each request.</param>
    public async Task<(PublicContent Content, TimeSpan Age)> OfAsync(CatalogueView catalogue, TimeSpan mostAge)
    {
        Made made;

        lock (gate)
        {
            if (latest is null || !latest.IsFor(catalogue, mostAge))
            {
                latest = new(catalogue.Catalogue.Revision, catalogue.Now, Task.Run(() => new PublicContent(make(catalogue.Catalogue.For(CatalogueViewer.Public, catalogue.Now)))));
            }

            made = latest;
        }

        return (await made.Content, made.AgeAt(catalogue.Now));
    }

    private sealed record Made(long Revision, DateTimeOffset At, Task<PublicContent> Content)
    {
        public bool IsFor(CatalogueView catalogue, TimeSpan mostAge) =>
            Revision == catalogue.Catalogue.Revision && AgeAt(catalogue.Now) < mostAge && !Content.IsFaulted;

        // Of two requests at once, the one that looked at the clock first may come last.
        public TimeSpan AgeAt(DateTimeOffset now) => (now - At).Duration();
    }
}
