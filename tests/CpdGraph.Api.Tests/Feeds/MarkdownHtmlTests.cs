using System.Diagnostics;
using CpdGraph.Api.Feeds;
using Xunit;

namespace CpdGraph.Api.Tests.Feeds;

public sealed class MarkdownHtmlTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData(" \n ", null)]
    [InlineData("Plain & simple", "<p>Plain &amp; simple</p>")]
    [InlineData("*a* **b** `c<d>`", "<p><em>a</em> <strong>b</strong> <code>c&lt;d&gt;</code></p>")]
    [InlineData("# One\n\n## Two\n\n###### Six", "<h3>One</h3>\n<h4>Two</h4>\n<h6>Six</h6>")]
    [InlineData("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>")]
    [InlineData("[a](https://example.org/x?a=1&b=2)", "<p><a href=\"https://example.org/x?a=1&amp;b=2\" rel=\"nofollow noopener\">a</a></p>")]
    [InlineData("[a](mailto:b@example.org)", "<p><a href=\"mailto:b@example.org\" rel=\"nofollow noopener\">a</a></p>")]
    [InlineData("<https://example.org/>", "<p><a href=\"https://example.org/\" rel=\"nofollow noopener\">https://example.org/</a></p>")]
    [InlineData("See https://example.org/x.", "<p>See <a href=\"https://example.org/x\" rel=\"nofollow noopener\">https://example.org/x</a>.</p>")]
    [InlineData("[a *b*](http://example.org/)", "<p>a <em>b</em></p>")]
    [InlineData("[a](/relative) [b](//example.org/)", "<p>a b</p>")]
    [InlineData("[a](javascript:alert(1))", "<p>a</p>")]
    [InlineData("[a][r]\n\n[r]: data:text/html,x", "<p>a</p>")]
    [InlineData("[a](https://nhs.uk@example.org/)", "<p>a</p>")]
    [InlineData("![a picture](https://example.org/x.png)", "<p>a picture</p>")]
    [InlineData("[![a](x.png)](https://example.org/)", "<p><a href=\"https://example.org/\" rel=\"nofollow noopener\">a</a></p>")]
    [InlineData("<b>a</b>\n\n<div>b</div>", "<p>&lt;b&gt;a&lt;/b&gt;</p>\n<p>&lt;div&gt;b&lt;/div&gt;</p>")]
    [InlineData("```js onload\na < b\n```", "<pre><code>a &lt; b\n</code></pre>")]
    [InlineData("a {onclick=b} {#id .class}", "<p>a {onclick=b} {#id .class}</p>")]
    public void A_text_becomes_harmless_HTML(string? markdown, string? html) => Assert.Equal(html, MarkdownHtml.Of(markdown));

    [Fact]
    public void A_text_as_long_as_any_may_be_takes_no_time_whatever_is_in_it()
    {
        string[] bricks = ["[", "![", "](", "*", "_a", "**a*", "`", "<", "> ", "- ", "1. ", "#", "&", "\\", "[a]: b\n", "<a@b", "https://", "|a", "a\n=\n", "\t", "[a](", "*a_ "];

        foreach (var brick in bricks)
        {
            var text = string.Concat(Enumerable.Repeat(brick, 20_000 / brick.Length));
            var started = Stopwatch.GetTimestamp();

            Assert.DoesNotContain("<script", MarkdownHtml.Of(text) ?? "", StringComparison.OrdinalIgnoreCase);
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(3), $"{brick} takes {Stopwatch.GetElapsedTime(started)}.");
        }
    }

    [Fact]
    public void A_text_is_made_HTML_once()
    {
        var text = string.Concat("Some ", "*words*");

        Assert.Same(MarkdownHtml.Of(text), MarkdownHtml.Of(text));
    }

    [Fact]
    public void What_is_nested_too_deep_is_shown_as_it_was_written()
    {
        var text = string.Concat(Enumerable.Repeat("> ", 2_000)) + "<b>";

        Assert.StartsWith("<p>&gt; &gt; ", MarkdownHtml.Of(text), StringComparison.Ordinal);
    }
}
