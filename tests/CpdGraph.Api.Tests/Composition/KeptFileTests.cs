using System.Text;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using Xunit;

namespace CpdGraph.Api.Tests.Composition;

public sealed class KeptFileTests
{
    private static readonly TimeSpan MostAge = TimeSpan.FromSeconds(60);

    private int made;

    [Fact]
    public async Task Whoever_asks_while_it_is_made_or_soon_after_gets_the_same_file()
    {
        using var going = new ManualResetEventSlim();
        var file = new KeptFile(_ =>
        {
            going.Wait(TestContext.Current.CancellationToken);

            return Next();
        });

        var asked = Enumerable.Range(0, 16).Select(_ => file.OfAsync(At(1, seconds: 0), MostAge)).ToArray();
        going.Set();
        var answers = await Task.WhenAll(asked);
        var later = await file.OfAsync(At(1, seconds: 59), MostAge);

        Assert.Equal(1, made);
        Assert.All(answers, answer => Assert.Equal((later.Content, TimeSpan.Zero), answer));
        Assert.Equal(TimeSpan.FromSeconds(59), later.Age);
    }

    [Theory]
    [InlineData(2, 0, 60)]
    [InlineData(1, 60, 60)]
    [InlineData(1, -3_600, 60)]
    [InlineData(1, 0, 0)]
    public async Task It_is_made_anew_when_the_catalogue_has_changed_when_it_is_old_when_clocks_were_set_back_and_when_nothing_is_kept(
        long revision, int seconds, int mostAge)
    {
        var file = new KeptFile(_ => Next());

        await file.OfAsync(At(1, seconds: 0), TimeSpan.FromSeconds(mostAge));
        var (content, age) = await file.OfAsync(At(revision, seconds), TimeSpan.FromSeconds(mostAge));

        Assert.Equal("2", Encoding.ASCII.GetString(content.Body.Span));
        Assert.Equal(TimeSpan.Zero, age);
    }

    [Fact]
    public async Task It_is_made_of_what_everybody_sees_whoever_asks_first()
    {
        CatalogueView? seen = null;
        var file = new KeptFile(catalogue =>
        {
            seen = catalogue;

            return Next();
        });

        await file.OfAsync(Catalogue.Empty.For(CatalogueViewer.Steward, ApiServer.Now), MostAge);

        Assert.Equal((CatalogueViewer.Public, ApiServer.Now), (seen!.Viewer, seen.Now));
    }

    [Fact]
    public async Task One_that_could_not_be_made_is_tried_again()
    {
        var file = new KeptFile(_ => Next() is var content && made == 1 ? throw new InvalidDataException("not now") : content);

        await Assert.ThrowsAsync<InvalidDataException>(() => file.OfAsync(At(1, seconds: 0), MostAge));

        Assert.Equal("2", Encoding.ASCII.GetString((await file.OfAsync(At(1, seconds: 0), MostAge)).Content.Body.Span));
    }

    private static CatalogueView At(long revision, int seconds) => Catalogue.Empty.Apply([], revision).For(CatalogueViewer.Public, ApiServer.Now.AddSeconds(seconds));

    private byte[] Next() => Encoding.ASCII.GetBytes($"{Interlocked.Increment(ref made)}");
}
