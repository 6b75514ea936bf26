using System.ComponentModel.DataAnnotations;

namespace CpdGraph.Api.Composition;

/// <summary>How the installation is known to the world. Section <c>Site</c>.</summary>
public sealed class SiteOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Site";

    /// <summary>Address that people and programs outside come in by, without a path, for example https://cpd.example.org.</summary>
    /// <value>Empty by default: the first address that the server listens on. Set it behind a proxy; the request's own Host header is never believed.</value>
    public string PublicUrl { get; set; } = "";

    /// <summary>Whether pages of other sites may read, in their readers' browsers, what everybody may read.</summary>
    /// <value>True by default. False for an installation that only those within a network reach.</value>
    public bool OpenToOtherSites { get; set; } = true;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var isAddress = Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url is { PathAndQuery: "/", Fragment: "", UserInfo: "" };

        if (PublicUrl.Length > 0 && !isAddress)
        {
            yield return new("Give scheme and host alone, for example https://cpd.example.org.", [nameof(PublicUrl)]);
        }
    }
}
