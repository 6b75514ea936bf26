using CpdGraph.Api.Paging;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Execution;
using Xunit;

namespace CpdGraph.Api.Tests.Paging;

public sealed class PageSizeTests
{
    private static readonly CursorOrder Order = CursorOrder.Of(CursorList.Providers);
    private readonly Pages pages = new(new CursorCodec(new byte[32]), defaultSize: 20, maximumSize: 500);

    [Fact]
    public void The_configured_maximum_is_what_a_page_may_have()
    {
        Assert.Equal(500, pages.Requested(new Asked(500), Order).Count);

        var refusal = Assert.Throws<GraphQLFieldException>(() => pages.Requested(new Asked(501), Order));

        Assert.Contains("at most 500 rows, not 501", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_number_a_page_has_the_default_size() => Assert.Equal(20, pages.Requested(new Asked(null), Order).Count);

    private sealed record Asked(int? First) : IPageArguments
    {
        public string? After => null;

        public int? Last => null;

        public string? Before => null;
    }
}
