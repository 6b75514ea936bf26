using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Dashboard;

namespace CpdGraph.Api.Home;

/// <summary>The page about the service: plain HTML that needs no script. Immutable, safe to share.</summary>
internal sealed class HomePage(string folder)
{
    private readonly string template = File.ReadAllText(Path.Combine(folder, "home.html"));
    private readonly IReadOnlyList<Example> examples = Examples.Read(folder);

    /// <summary>Style sheet of the page.</summary>
    public string Styles { get; } = File.ReadAllText(Path.Combine(folder, "home.css"));

    /// <summary>What stands in the form at first.</summary>
    public string FirstQuery => examples[0].Query;

    /// <summary>The page.</summary>
    /// <param name="facts">Counts with their names.</param>
    /// <param name="dashboards">The dashboards: where they are, or why not.</param>
    /// <param name="query">What stands in the form.</param>
    /// <param name="answer">JSON that the query was answered with. Null when none was run.</param>
    public string Render(IEnumerable<(string Name, int Count)> facts, DashboardSite dashboards, string query, ReadOnlyMemory<byte>? answer)
    {
        var page = new StringBuilder(template.Length + 4_096);
        var rest = template.AsSpan();

        // One pass over the template, so that a placeholder inside a query stays what it is.
        while (rest.IndexOf("{{") is var start and >= 0)
        {
            var end = start + rest[start..].IndexOf("}}");
            page.Append(rest[..start]);
            Append(page, rest[(start + 2)..end], facts, dashboards, query, answer);
            rest = rest[(end + 2)..];
        }

        return page.Append(rest).ToString();
    }

    private void Append(
        StringBuilder page, ReadOnlySpan<char> placeholder, IEnumerable<(string Name, int Count)> facts, DashboardSite dashboards, string query, ReadOnlyMemory<byte>? answer)
    {
        switch (placeholder)
        {
            case "title":
                page.Append(answer is null ? "CpdGraph" : "Answer – CpdGraph");
                break;
            case "facts":
                page.AppendJoin('\n', facts.Select(fact =>
                    string.Create(CultureInfo.InvariantCulture, $"<dt>{Encode(fact.Name)}</dt><dd>{fact.Count:N0}</dd>")));
                break;
            case "examples":
                page.AppendJoin('\n', examples.Select(example =>
                    $"<li><a href=\"/run?query={Uri.EscapeDataString(example.Query)}\">{Encode(example.Title)}</a></li>"));
                break;
            case "notice" when dashboards.Notice is { } notice:
                page.Append("<p class=\"notice\">").Append(Encode(notice)).Append("</p>");
                break;
            case "notice":
                break;
            case "dashboards" when dashboards.Files is { } files:
                page.Append("<li><a href=\"/\">The dashboards</a></li>");

                if (files.Query is not null)
                {
                    page.Append("\n<li><a href=\"/query\">The query page</a>, an editor that knows the schema</li>");
                }

                break;
            case "dashboards":
                break;
            case "query":
                // A line feed right after the tag is dropped by the parser of HTML.
                page.Append('\n').Append(Encode(query));
                break;
            case "answer" when answer is { } json:
                page.Append("<section aria-labelledby=\"answer\">\n<h2 id=\"answer\">Answer</h2>\n<pre tabindex=\"0\"><code>")
                    .Append(Encode(JsonLayout.Indented(json)))
                    .Append("</code></pre>\n</section>");
                break;
            case "answer":
                break;
            default:
                throw new InvalidOperationException($"The template has an unknown placeholder: {placeholder}.");
        }
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
