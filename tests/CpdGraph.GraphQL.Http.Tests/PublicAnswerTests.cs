using Microsoft.AspNetCore.Http;
using Xunit;

namespace CpdGraph.GraphQL.Http.Tests;

public sealed class PublicAnswerTests
{
    private static readonly PublicContent Content = new("words"u8.ToArray());

    [Theory]
    [InlineData(0, null)]
    [InlineData(0.9, null)]
    [InlineData(1, "1")]
    [InlineData(42.7, "42")]
    public async Task What_was_made_a_while_ago_says_so_and_is_kept_the_less(double age, string? told)
    {
        var context = Asking();

        await PublicAnswer.WriteAsync(context, Content, "text/plain", TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(age));

        Assert.Equal(told, context.Response.Headers.Age);
        Assert.Equal("public, max-age=60", context.Response.Headers.CacheControl);
    }

    [Fact]
    public async Task Whoever_has_it_is_told_so_without_it_and_how_old_it_is()
    {
        var first = Asking();
        await PublicAnswer.WriteAsync(first, Content, "text/plain", TimeSpan.FromSeconds(60));
        var again = Asking();
        again.Request.Headers.IfNoneMatch = first.Response.Headers.ETag;

        await PublicAnswer.WriteAsync(again, Content, "text/plain", TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(5));

        Assert.Equal((200, 304), (first.Response.StatusCode, again.Response.StatusCode));
        Assert.Equal(("5", 0), (again.Response.Headers.Age.ToString(), again.Response.Body.Length));
    }

    [Fact]
    public async Task Who_shows_who_they_are_gets_one_that_nobody_keeps_and_that_has_no_age()
    {
        var context = Asking();
        context.Request.Headers.Authorization = "Bearer x";

        await PublicAnswer.WriteAsync(context, Content, "text/plain", TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(5));

        Assert.Equal(("no-store", ""), (context.Response.Headers.CacheControl.ToString(), context.Response.Headers.Age.ToString()));
    }

    private static DefaultHttpContext Asking() => new() { Request = { Method = HttpMethods.Get }, Response = { Body = new MemoryStream() } };
}
