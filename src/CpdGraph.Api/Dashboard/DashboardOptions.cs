using System.ComponentModel.DataAnnotations;

namespace CpdGraph.Api.Dashboard;

/// <summary>The page of dashboards: whether it is built here, what it is called, who signs its users in. Section <c>Dashboard</c>.</summary>
public sealed class DashboardOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Dashboard";

    /// <summary>Whether <c>serve</c> builds the page from its sources.</summary>
    /// <value>Not set by default: true where the sources are, which is a working tree.</value>
    public bool? Build { get; set; }

    /// <summary>The organisation's name in the page's header.</summary>
    [StringLength(80, MinimumLength = 1, ErrorMessage = "give a name of 1 to 80 characters, or leave it out.")]
    public string Name { get; set; } = "CpdGraph";

    /// <summary>The OpenID provider that signs the page's users in.</summary>
    public DashboardOidcOptions Oidc { get; set; } = new();
}

/// <summary>How the page signs people in: the authorization code flow with PKCE, without a secret. Section <c>Dashboard:Oidc</c>.</summary>
public sealed class DashboardOidcOptions
{
    /// <summary>The provider's address.</summary>
    /// <value>Empty by default: the page offers no sign-in of this kind.</value>
    public string Authority { get; set; } = "";

    /// <summary>What the provider knows the page as: a public client, whose redirect address is <c>/app/signed-in</c> here.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>What the page asks for.</summary>
    public string Scope { get; set; } = "openid profile";
}
