namespace CpdGraph.Api.SignIn;

/// <summary>Whose access tokens are accepted and what is read from them. Section <c>Authentication</c>.</summary>
public sealed class AuthenticationOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Authentication";

    /// <summary>The issuers (OpenID providers) whose tokens are accepted.</summary>
    /// <value>None by default: then development sign-in is on for an embedded database on a loopback address.</value>
    public IList<IssuerOptions> Issuers { get; } = [];

    /// <summary>Which claims are read.</summary>
    public ClaimOptions Claims { get; set; } = new();

    /// <summary>Secret that development tokens are signed with, in Base64: at least 32 bytes.</summary>
    /// <value>Empty by default: one is kept in the data folder.</value>
    public string DevelopmentKey { get; set; } = "";
}

/// <summary>One issuer of access tokens. Section <c>Authentication:Issuers:N</c>.</summary>
public sealed class IssuerOptions
{
    /// <summary>Address of the issuer, below which its metadata lies at <c>/.well-known/openid-configuration</c>.</summary>
    public string Authority { get; set; } = "";

    /// <summary>What the claim <c>aud</c> of its tokens must name.</summary>
    public string Audience { get; set; } = "";

    /// <summary>The claim <c>iss</c> of its tokens.</summary>
    /// <value>Empty by default: the authority.</value>
    public string Issuer { get; set; } = "";

    /// <summary>Which special claims its tokens have.</summary>
    /// <value>Empty by default; or <c>Cis2</c>: NHS Care Identity Service 2.</value>
    public string Profile { get; set; } = "";
}

/// <summary>Names of claims. A name with dots is also looked for step by step inside objects, as in <c>realm_access.roles</c>. Section <c>Authentication:Claims</c>.</summary>
public sealed class ClaimOptions
{
    /// <summary>The person's name, for display.</summary>
    public string Name { get; set; } = "name";

    /// <summary>The roles that the token may be used for: a list of texts, or a text with spaces between.</summary>
    public string Roles { get; set; } = "roles";

    /// <summary>The scopes: a text with spaces between, or a list of texts.</summary>
    public string Scope { get; set; } = "scope";

    /// <summary>Our roles, by what an issuer calls them. Our own names hold without it.</summary>
    public IDictionary<string, string> RoleNames { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
