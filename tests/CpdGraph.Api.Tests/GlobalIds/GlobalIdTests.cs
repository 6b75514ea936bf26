using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;
using Xunit;

namespace CpdGraph.Api.Tests.GlobalIds;

public sealed class GlobalIdTests
{
    private static readonly Guid Uuid = Guid.Parse("01938f5e-7c2a-7b6e-9d11-0a1b2c3d4e5f");

    [Fact]
    public void An_id_read_back_names_the_type_and_the_uuid()
    {
        var text = GlobalId.Of(new OfferId(Uuid));

        Assert.Equal(new GlobalId(NodeKind.Offer, Uuid), GlobalId.TryRead(text));
    }

    [Fact]
    public void An_id_stays_the_same_over_versions_of_the_program()
    {
        Assert.Equal("BwGTj158KntunREKGyw9Tl_Bw4kG", GlobalId.Of(new OfferId(Uuid)));
    }

    [Fact]
    public void The_same_uuid_makes_another_id_for_another_type()
    {
        Assert.NotEqual(GlobalId.Of(new OfferId(Uuid)), GlobalId.Of(new ProviderId(Uuid)));
    }

    [Fact]
    public void An_id_with_any_one_character_changed_is_no_id()
    {
        var text = GlobalId.Of(new ProviderId(Uuid));

        for (var i = 0; i < text.Length; i++)
        {
            var changed = text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..];

            Assert.Null(GlobalId.TryRead(changed));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("nonsense")]
    [InlineData("BwGTj158KntunREKGyw9Tl_Bw4k")]
    [InlineData("BwGTj158KntunREKGyw9Tl_Bw4kGA")]
    [InlineData("BwGTj158KntunREKGyw9Tl_Bw4=G")]
    [InlineData(" BwGTj158KntunREKGyw9Tl_Bw4k")]
    [InlineData("01938f5e-7c2a-7b6e-9d11-0a1b")]
    public void Other_texts_are_no_ids(string text)
    {
        Assert.Null(GlobalId.TryRead(text));
    }
}
