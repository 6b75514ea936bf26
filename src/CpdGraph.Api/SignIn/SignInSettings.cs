using CpdGraph.Api.Composition;
using CpdGraph.Data;

namespace CpdGraph.Api.SignIn;

/// <summary>The settings of signing in, checked.</summary>
/// <param name="Options">As configured.</param>
/// <param name="DevelopmentKey">Null when development sign-in is off.</param>
internal sealed record SignInSettings(AuthenticationOptions Options, DevelopmentKey? DevelopmentKey)
{
    private const int MaxIssuers = 50;

    /// <summary>Reads and checks them.</summary>
    /// <param name="addresses">Where the server listens, with semicolons between.</param>
    /// <exception cref="StartFailure">A setting is wrong: one sentence each, with the mend.</exception>
    public static SignInSettings Read(IConfiguration configuration, bool isDevelopment, DatabaseOptions database, string addresses)
    {
        RefuseUnknown(configuration);
        var options = SettingsReader.Read<AuthenticationOptions>(configuration, AuthenticationOptions.Section);
        var problems = Problems(options, configuration.GetSection(AuthenticationOptions.Section)).ToList();

        if (problems.Count > 0)
        {
            throw new StartFailure(string.Join('\n', problems));
        }

        // Endpoints of the server's own section go before every address that was named.
        var listensElsewhere = configuration.GetSection("Kestrel:Endpoints").Exists();
        var isOn = DevelopmentSignIn.IsOn(isDevelopment, database.IsEmbedded, listensElsewhere ? "" : addresses, options.Issuers.Count);

        return new SignInSettings(options, isOn ? new DevelopmentKey(options, database) : null);
    }

    /// <summary>The special claims of an issuer's tokens. Null: the setting names none that we know.</summary>
    public static ClaimProfile? ProfileOf(IssuerOptions issuer) => issuer.Profile switch
    {
        "" => ClaimProfile.None,
        _ when string.Equals(issuer.Profile, nameof(ClaimProfile.Cis2), StringComparison.OrdinalIgnoreCase) => ClaimProfile.Cis2,
        _ => null,
    };

    // A slip in the name of an issuer's setting could else switch development sign-in on.
    private static void RefuseUnknown(IConfiguration configuration)
    {
        var section = AuthenticationOptions.Section;
        SettingsReader.RefuseUnknown(configuration, section, SettingsReader.NamesOf<AuthenticationOptions>());
        SettingsReader.RefuseUnknown(configuration, $"{section}:{nameof(AuthenticationOptions.Claims)}", SettingsReader.NamesOf<ClaimOptions>());

        foreach (var issuer in configuration.GetSection($"{section}:{nameof(AuthenticationOptions.Issuers)}").GetChildren())
        {
            SettingsReader.RefuseUnknown(configuration, issuer.Path, SettingsReader.NamesOf<IssuerOptions>());
        }
    }

    private static IEnumerable<string> Problems(AuthenticationOptions options, IConfigurationSection configured)
    {
        var issuers = configured.GetSection(nameof(AuthenticationOptions.Issuers));
        var section = issuers.Path;
        var names = new HashSet<string>(StringComparer.Ordinal);

        if (issuers.Value is not null)
        {
            // Else it would be read as none, which may switch development sign-in on.
            yield return $"Setting {section} is a text: name issuers as {section}:0:{nameof(IssuerOptions.Authority)} and so on.";
        }

        if (options.Issuers.Count > MaxIssuers)
        {
            yield return $"Setting {section} names {options.Issuers.Count} issuers: {MaxIssuers} is the most.";
        }

        for (var index = 0; index < options.Issuers.Count; index++)
        {
            var issuer = options.Issuers[index];

            if (IssuerAddress.Problem(issuer.Authority) is { } problem)
            {
                yield return $"Setting {section}:{index}:{nameof(IssuerOptions.Authority)} is '{issuer.Authority}': {problem}";
            }

            if (string.IsNullOrWhiteSpace(issuer.Audience))
            {
                yield return $"Setting {section}:{index}:{nameof(IssuerOptions.Audience)} is missing: set it to what the claim aud of this issuer's tokens names.";
            }

            if (ProfileOf(issuer) is null)
            {
                yield return $"Setting {section}:{index}:{nameof(IssuerOptions.Profile)} is '{issuer.Profile}': set it to {ClaimProfile.Cis2}, or leave it out.";
            }

            if (!names.Add(IssuerAddress.NameOf(issuer)))
            {
                yield return $"Setting {section}:{index} repeats an issuer: name each once.";
            }
        }

        foreach (var (name, value) in options.Claims.RoleNames.Where(pair => RoleName.Find(pair.Value) is null))
        {
            yield return $"Setting {AuthenticationOptions.Section}:{nameof(AuthenticationOptions.Claims)}:{nameof(ClaimOptions.RoleNames)}:{name} is '{value}': "
                + $"set it to one of {string.Join(", ", RoleName.All)}.";
        }

        foreach (var (name, value) in new[]
        {
            (nameof(ClaimOptions.Name), options.Claims.Name),
            (nameof(ClaimOptions.Roles), options.Claims.Roles),
            (nameof(ClaimOptions.Scope), options.Claims.Scope),
        })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                yield return $"Setting {AuthenticationOptions.Section}:{nameof(AuthenticationOptions.Claims)}:{name} is empty: name a claim, or leave the setting out.";
            }
        }
    }
}
