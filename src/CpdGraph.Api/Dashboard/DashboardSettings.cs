using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;

namespace CpdGraph.Api.Dashboard;

/// <summary>Reads and checks the settings of the page.</summary>
internal static class DashboardSettings
{
    /// <exception cref="StartFailure">A setting is wrong: the sentence says the mend.</exception>
    public static DashboardOptions Read(IConfiguration configuration, SignInSettings signIn)
    {
        SettingsReader.RefuseUnknown(configuration, OidcSection, SettingsReader.NamesOf<DashboardOidcOptions>());
        var options = SettingsReader.Read<DashboardOptions>(configuration, DashboardOptions.Section);

        return Problem(options.Oidc, signIn.Options) is { } problem ? throw new StartFailure(problem) : options;
    }

    private static string OidcSection => $"{DashboardOptions.Section}:{nameof(DashboardOptions.Oidc)}";

    private static string? Problem(DashboardOidcOptions oidc, AuthenticationOptions authentication)
    {
        var authority = $"Setting {OidcSection}:{nameof(DashboardOidcOptions.Authority)}";

        if (oidc.Authority.Length == 0)
        {
            return oidc.ClientId.Length == 0 ? null : $"{authority} is missing: set it to the provider's address, or leave {OidcSection} out.";
        }

        if (IssuerAddress.Problem(oidc.Authority) is { } problem)
        {
            return $"{authority} is '{oidc.Authority}': {problem}";
        }

        if (oidc.ClientId.Length == 0)
        {
            return $"Setting {OidcSection}:{nameof(DashboardOidcOptions.ClientId)} is missing: set it to what the provider knows the page as.";
        }

        // Else people could sign in, and each of their requests would be refused.
        return authentication.Issuers.Any(issuer => IssuerAddress.Canonical(issuer.Authority) == IssuerAddress.Canonical(oidc.Authority))
            ? null
            : $"{authority} is '{oidc.Authority}', whose tokens are not accepted: name it under {AuthenticationOptions.Section}:{nameof(AuthenticationOptions.Issuers)} too.";
    }
}
