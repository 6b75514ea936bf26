using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CpdGraph.Api.Feeds;

/// <summary>
/// Publishers' Markdown as HTML that can stand in a page as it is. HTML in the text is shown as text; images are their words, as whoever looks at a
/// page would tell another server so; a link that is not https or mailto is its words.
/// </summary>
internal static class MarkdownHtml
{
    // A title stands above the text, and a heading above that.
    private const int HighestHeading = 3;
    private const int LowestHeading = 6;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().Build();

    // By the very text that the catalogue holds, and as long as it does: some texts take a second, and pages are asked for again and again.
    private static readonly ConditionalWeakTable<string, string> Made = [];

    /// <summary>The HTML. Null when there is no text.</summary>
    public static string? Of(string? markdown) => string.IsNullOrWhiteSpace(markdown) ? null : Made.GetValue(markdown, Make);

    private static string Make(string markdown)
    {
        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            Tame(document);
            using var writer = new StringWriter { NewLine = "\n" };
            var renderer = new HtmlRenderer(writer);
            Pipeline.Setup(renderer);
            renderer.Render(document);

            return writer.ToString().TrimEnd();
        }
        catch (ArgumentException)
        {
            // Nested deeper than any text of a person is: then it is shown as it was written.
            return $"<p>{HtmlEncoder.Default.Encode(markdown)}</p>";
        }
    }

    private static void Tame(MarkdownDocument document)
    {
        // All are found before the first is changed.
        MarkdownObject[] objects = [.. document.Descendants()];

        foreach (var found in objects)
        {
            switch (found)
            {
                case HeadingBlock heading:
                    heading.Level = Math.Min(heading.Level + HighestHeading - 1, LowestHeading);
                    break;
                case FencedCodeBlock code:
                    // A language would become a class, which is the page's to give.
                    code.Info = null;
                    code.TryGetAttributes()?.Classes?.Clear();
                    break;
                case LinkInline { IsImage: false } link when Allowed(link.GetDynamicUrl?.Invoke() ?? link.Url) is { } address:
                    link.GetDynamicUrl = null;
                    link.Url = address;
                    MarkAsForeign(link);
                    break;
                case LinkInline link:
                    link.ReplaceBy(new ContainerInline());
                    break;
                case AutolinkInline link when Allowed(link.IsEmail ? $"mailto:{link.Url}" : link.Url) is not null:
                    MarkAsForeign(link);
                    break;
                case AutolinkInline link:
                    link.ReplaceBy(new LiteralInline(link.Url));
                    break;
                case HtmlInline html:
                    html.ReplaceBy(new LiteralInline(html.Tag));
                    break;
                default:
                    break;
            }
        }
    }

    private static void MarkAsForeign(MarkdownObject link)
    {
        var attributes = link.GetAttributes();
        attributes.Classes?.Clear();
        attributes.AddPropertyIfNotExist("rel", "nofollow noopener");
    }

    private static string? Allowed(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeMailto || (url.Scheme == Uri.UriSchemeHttps && url.UserInfo.Length == 0))
            ? url.AbsoluteUri
            : null;
}
