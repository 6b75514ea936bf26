using System.Security.Cryptography;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using Xunit;

namespace CpdGraph.Api.Tests.Paging;

public sealed class CursorCodecTests
{
    private static readonly CursorCodec Cursors = new(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void A_cursor_read_back_is_the_same_place()
    {
        var place = Place();

        var read = Cursors.TryRead(Cursors.Write(place));

        Assert.NotNull(read);
        Assert.Equal(place.ToBytes(), read.ToBytes());
    }

    [Fact]
    public void A_cursor_with_any_one_character_changed_is_no_cursor()
    {
        var text = Cursors.Write(Place());

        for (var i = 0; i < text.Length; i++)
        {
            var changed = text[..i] + (text[i] == 'A' ? 'Q' : 'A') + text[(i + 1)..];

            Assert.Null(Cursors.TryRead(changed));
        }
    }

    [Fact]
    public void A_cursor_of_another_installation_is_no_cursor()
    {
        var elsewhere = new CursorCodec(RandomNumberGenerator.GetBytes(32));

        Assert.Null(Cursors.TryRead(elsewhere.Write(Place())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not a cursor")]
    [InlineData("Y3Vyc29yOjE=")]
    public void Other_texts_are_no_cursors(string text)
    {
        Assert.Null(Cursors.TryRead(text));
    }

    [Fact]
    public void A_text_of_a_megabyte_is_no_cursor()
    {
        Assert.Null(Cursors.TryRead(new string('A', 1_000_000)));
    }

    /// <summary>The place of the only provider of a catalogue.</summary>
    private static CursorKey Place()
    {
        var now = new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
        var provider = new Provider
        {
            Id = ProviderId.New(now),
            Slug = "a-hub",
            Name = "A hub",
            Kind = ProviderKind.TrainingHub,
            Provenance = Provenance.Illustrative,
            Revision = 1,
            CreatedAt = now,
            UpdatedAt = now,
        };

        var catalogue = Catalogue.Load(new CatalogueRows { Providers = [provider] }, revision: 1).For(CatalogueViewer.Public, now);

        return catalogue.Providers(filter: null, PageRequest.First(1)).KeyOf(0);
    }
}
