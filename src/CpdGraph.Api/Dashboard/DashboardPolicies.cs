namespace CpdGraph.Api.Dashboard;

/// <summary>What browsers let the pages do: run our own script, ask our own server, and nothing that stands in the page itself.</summary>
internal sealed class DashboardPolicies
{
    private const string Both = "default-src 'none'; script-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public DashboardPolicies(DashboardOptions options)
    {
        // The provider's metadata and tokens are fetched by script; its sign-in page is gone to.
        var provider = Uri.TryCreate(options.Oidc.Authority, UriKind.Absolute, out var authority) ? " " + authority.GetLeftPart(UriPartial.Authority) : "";

        Page = $"{Both}; style-src 'self'; connect-src 'self'{provider}";

        // The editor of the query page writes its colours and sizes into style elements of its own, and works in the background.
        Query = $"{Both}; style-src 'self' 'unsafe-inline'; worker-src 'self'; connect-src 'self'{provider}";
    }

    /// <summary>Of the page of dashboards.</summary>
    public string Page { get; }

    /// <summary>Of the query page.</summary>
    public string Query { get; }
}
